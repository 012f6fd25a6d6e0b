namespace Undercast.Bmc.Redfish;

/// <summary>The messages of the registry Base 1.19 about one property of a body, or one parameter of an action.</summary>
internal static class PropertyMessages
{
    private const string Warning = "Warning";

    public static Message Unknown(string name) => new(
        "PropertyUnknown", Warning, $"The property {name} is not in the list of valid properties for the resource.",
        "Remove the unknown property from the request body and resubmit the request if the operation failed.", name)
    { Related = $"/{name}" };

    public static Message NotWritable(string name) => new(
        "PropertyNotWritable", Warning, $"The property {name} is a read-only property and cannot be assigned a value.",
        "Remove the property from the request body and resubmit the request if the operation failed.", name)
    { Related = $"/{name}" };

    public static Message NotInList(string name, string value) => new(
        "PropertyValueNotInList", Warning, $"The value '{value}' for the property {name} is not in the list of acceptable values.",
        "Choose a value from the enumeration list that the implementation can support and resubmit the request if the operation failed.",
        value, name)
    { Related = $"/{name}" };

    public static Message WrongType(string name, string value) => new(
        "PropertyValueTypeError", Warning, $"The value '{value}' for the property {name} is not a type that the property can accept.",
        "Correct the value for the property in the request body and resubmit the request if the operation failed.",
        value, name)
    { Related = $"/{name}" };

    public static Message WrongFormat(string name, string value) => new(
        "PropertyValueFormatError", Warning, $"The value '{value}' for the property {name} is not a format that the property can accept.",
        "Correct the value for the property in the request body and resubmit the request if the operation failed.",
        value, name)
    { Related = $"/{name}" };

    public static Message Missing(string name) => new(
        "PropertyMissing", Warning, $"The property {name} is a required property and must be included in the request.",
        "Ensure that the property is in the request body and has a valid value and resubmit the request if the operation failed.",
        name)
    { Related = $"/{name}" };

    public static Message ParameterMissing(string action, string name) => new(
        "ActionParameterMissing", "Critical", $"The action {action} requires the parameter {name} to be present in the request body.",
        "Supply the action with the required parameter in the request body when the request is resubmitted.", action, name);

    public static Message ParameterUnknown(string action, string name) => new(
        "ActionParameterUnknown", Warning, $"The action {action} was submitted with the invalid parameter {name}.",
        "Correct the invalid action parameter and resubmit the request if the operation failed.", action, name);

    public static Message ParameterNotInList(string action, string name, string value) => new(
        "ActionParameterValueNotInList", Warning,
        $"The value '{value}' for the parameter {name} in the action {action} is not in the list of acceptable values.",
        "Choose a value from the enumeration list that the implementation can support and resubmit the request if the operation failed.",
        value, name, action);

    public static Message ParameterWrongType(string action, string name, string value) => new(
        "ActionParameterValueTypeError", Warning,
        $"The value '{value}' for the parameter {name} in the action {action} is not a type that the parameter can accept.",
        "Correct the value for the parameter in the request body and resubmit the request if the operation failed.", value, name, action);

    public static Message ParameterWrongFormat(string action, string name, string value) => new(
        "ActionParameterValueFormatError", Warning,
        $"The value '{value}' for the parameter {name} in the action {action} is not a format that the parameter can accept.",
        "Correct the value for the parameter in the request body and resubmit the request if the operation failed.", value, name, action);
}

namespace Undercast.Bmc.Redfish;

/// <summary>The messages of the registry Base 1.19 that this service sends, in the registry's own words.</summary>
internal static class Messages
{
    private const string Critical = "Critical";
    private const string Warning = "Warning";

    public static Message Success { get; } = new("Success", "OK", "The request completed successfully.", "None.");

    public static Message NoValidSession { get; } = new(
        "NoValidSession", Critical, "There is no valid session established with the implementation.",
        "Establish a session before attempting any operations.");

    public static Message InsufficientPrivilege { get; } = new(
        "InsufficientPrivilege", Critical,
        "There are insufficient privileges for the account or credentials associated with the current session to perform the requested operation.",
        "Either abandon the operation or change the associated access rights and resubmit the request if the operation failed.");

    public static Message MalformedJson { get; } = new(
        "MalformedJSON", Critical, "The request body submitted was malformed JSON and could not be parsed by the receiving service.",
        "Ensure that the request body is valid JSON and resubmit the request.");

    public static Message UnrecognizedBody { get; } = new(
        "UnrecognizedRequestBody", Warning, "The service detected a malformed request body that it was unable to interpret.",
        "Correct the request body and resubmit the request if it failed.");

    public static Message PayloadTooLarge { get; } = new(
        "PayloadTooLarge", Critical, "The supplied payload exceeds the maximum size supported by the service.",
        "Check that the supplied payload is correct and supported by this service.");

    public static Message OperationNotAllowed { get; } = new(
        "OperationNotAllowed", Critical, "The HTTP method is not allowed on this resource.", "None.");

    public static Message PreconditionFailed { get; } = new(
        "PreconditionFailed", Critical, "The ETag supplied did not match the ETag required to change this resource.",
        "Try the operation again using the appropriate ETag.");

    public static Message InternalError { get; } = new(
        "InternalError", Critical, "The request failed due to an internal service error.  The service is still operational.",
        "Resubmit the request.  If the problem persists, consider resetting the service.");

    public static Message ResourceInUse { get; } = new(
        "ResourceInUse", Warning, "The change to the requested resource failed because the resource is in use or in transition.",
        "Remove the condition and resubmit the request if the operation failed.");

    public static Message ResourceInStandby { get; } = new(
        "ResourceInStandby", Critical, "The request could not be performed because the resource is in standby.",
        "Ensure that the resource is in the correct power state and resubmit the request.");

    public static Message NoOperation { get; } = new(
        "NoOperation", Warning, "The request body submitted contain no data to act upon and no changes to the resource took place.",
        "Add properties in the JSON object and resubmit the request.");

    public static Message SessionLimit { get; } = new(
        "SessionLimitExceeded", Critical,
        "The session establishment failed due to the number of simultaneous sessions exceeding the limit of the implementation.",
        "Reduce the number of other sessions before trying to establish the session or increase the limit of simultaneous sessions, if supported.");

    public static Message Missing(string uri) => new(
        "ResourceMissingAtURI", Critical, $"The resource at the URI '{uri}' was not found.",
        "Place a valid resource at the URI or correct the URI and resubmit the request.", uri);

    public static Message HeaderInvalid(string header) => new(
        "HeaderInvalid", Critical, $"Header '{header}' is invalid.", "Resubmit the request with a valid request header.", header);

    public static Message QueryValue(string value, string parameter) => new(
        "QueryParameterValueTypeError", Warning,
        $"The value '{value}' for the query parameter {parameter} is not a type that the parameter can accept.",
        "Correct the value for the query parameter in the request and resubmit the request if the operation failed.", value, parameter);

    public static Message QueryNotSupported { get; } = new(
        "QueryNotSupported", Warning, "Querying is not supported by the implementation.",
        "Remove the query parameters and resubmit the request if the operation failed.");

    public static Message TryLater(int seconds) => new(
        "ServiceTemporarilyUnavailable", Critical, $"The service is temporarily unavailable.  Retry in {seconds} seconds.",
        "Wait for the indicated retry duration and retry the operation.", $"{seconds}");

    public static Message ActionNotSupported(string action) => new(
        "ActionNotSupported", Critical, $"The action {action} is not supported by the resource.",
        "Check the Actions property in the resource for the supported actions.", action);

    public static Message CannotConnect(string uri) => new(
        "CouldNotEstablishConnection", Critical, $"The service failed to establish a connection with the URI '{uri}'.",
        "Ensure that the URI contains a valid and reachable node name, protocol information, and other URI components.", uri);
}

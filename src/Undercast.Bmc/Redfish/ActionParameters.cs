using System.Text.Json;

namespace Undercast.Bmc.Redfish;

/// <summary>The parameters of an action, refusing in the registry's words what is missing, unknown or of the wrong kind.</summary>
internal sealed class ActionParameters
{
    private readonly string action;
    private readonly Dictionary<string, JsonElement> given = new(StringComparer.Ordinal);

    public ActionParameters(string action, JsonElement body, params ReadOnlySpan<string> known)
    {
        this.action = action;
        foreach (var property in body.Given)
        {
            if (!known.Contains(property.Name))
            {
                throw new Refusal(400, PropertyMessages.ParameterUnknown(action, property.Name));
            }

            given[property.Name] = property.Value;
        }
    }

    public string? Text(string name) => !given.TryGetValue(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString() : throw WrongType(name, value);

    public string Needed(string name) => Text(name) ?? throw new Refusal(400, PropertyMessages.ParameterMissing(action, name));

    public bool? Flag(string name) => !given.TryGetValue(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null => null,
        _ => throw WrongType(name, value),
    };

    public T? OneOf<T>(string name, IReadOnlyDictionary<string, T> values)
        where T : struct => Text(name) is not { } text ? null
        : values.TryGetValue(text, out var value) ? value : throw new Refusal(400, PropertyMessages.ParameterNotInList(action, name, text));

    private Refusal WrongType(string name, JsonElement value) =>
        new(400, PropertyMessages.ParameterWrongType(action, name, value.GetRawText()));
}

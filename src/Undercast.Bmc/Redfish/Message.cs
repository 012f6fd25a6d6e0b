using System.Text.Json.Nodes;

namespace Undercast.Bmc.Redfish;

/// <summary>One message of the standard registry Base 1.19 with its arguments (DSP0268).</summary>
internal sealed record Message(string Key, string Severity, string Text, string Resolution, params string[] Arguments)
{
    public const string Registry = "Base.1.19";

    /// <summary>The member of the body that it is about, as a JSON pointer; null: the request as a whole.</summary>
    public string? Related { get; init; }

    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["@odata.type"] = "#Message.v1_2_1.Message",
            ["MessageId"] = $"{Registry}.{Key}",
            ["Message"] = Text,
            ["MessageArgs"] = new JsonArray([.. Arguments.Select(argument => JsonValue.Create(argument))]),
            ["MessageSeverity"] = Severity,
            [nameof(Severity)] = Severity,
            [nameof(Resolution)] = Resolution,
        };
        if (Related is not null)
        {
            json["RelatedProperties"] = new JsonArray(JsonValue.Create(Related));
        }

        return json;
    }
}

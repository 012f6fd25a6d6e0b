using System.Text.Json;

namespace Undercast.Bmc.Redfish;

/// <summary>Takes values out of a body, refusing in the registry's words what is not of the right kind.</summary>
internal static class BodyProperties
{
    extension(JsonProperty property)
    {
        public string Text => property.Value.ValueKind == JsonValueKind.String
            ? property.Value.GetString()!
            : throw property.WrongType();

        public bool Flag => property.Value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw property.WrongType(),
        };

        public T OneOf<T>(IReadOnlyDictionary<string, T> values) => values.TryGetValue(property.Text, out var value)
            ? value
            : throw new Refusal(400, PropertyMessages.NotInList(property.Name, property.Text));

        public Refusal WrongType() => new(400, PropertyMessages.WrongType(property.Name, property.Value.GetRawText()));

        /// <summary>A property that a change may not name: read-only if the resource shows it, unknown otherwise.</summary>
        public Refusal NotWritable(System.Text.Json.Nodes.JsonObject? shown) => new(400, shown?.ContainsKey(property.Name) == true
            ? PropertyMessages.NotWritable(property.Name)
            : PropertyMessages.Unknown(property.Name));
    }

    extension(JsonElement body)
    {
        /// <summary>The body's properties; annotations of the protocol (<c>@odata.etag</c>) are not among them.</summary>
        public IEnumerable<JsonProperty> Given => body.EnumerateObject().Where(one => !one.Name.StartsWith("@odata.", StringComparison.Ordinal));

        public bool IsEmptyObject => !body.EnumerateObject().Any();
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Undercast.OpenStack.Http;

namespace Undercast.OpenStack.Resources;

/// <summary>Between JSON and records.</summary>
internal static class Json
{
    public static T Read<T>(JsonElement json, JsonTypeInfo<T> type, string path)
    {
        try
        {
            return json.Deserialize(type) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            throw new OpenStackException(
                OpenStackFailure.MalformedAnswer, $"{path}: not a {typeof(T).Name}: {e.Message}: {SecretMask.Body(json.GetRawText())}", e);
        }
    }

    public static List<JsonElement> Elements(JsonElement body, string field, string path) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(field, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray()]
            : throw new OpenStackException(OpenStackFailure.MalformedAnswer, $"{path}: no list '{field}' in {SecretMask.Body(body.GetRawText())}");

    public static JsonObject Write<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToNode(value, type)!.AsObject();

    public static JsonObject Wrap(string field, JsonNode? body) => new() { [field] = body };
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Undercast.OpenStack.Http;

namespace Undercast.OpenStack.Resources;

/// <summary>Which of the wanted fields a resource does not have yet.</summary>
internal static class Differences
{
    /// <summary>The wanted fields whose value differs. A field that the service does not show (a password) counts as equal: nobody can tell.</summary>
    public static JsonObject Between(JsonElement actual, JsonObject wanted)
    {
        var changes = new JsonObject();
        foreach (var (name, value) in wanted)
        {
            if (actual.TryGetProperty(name, out var there) && value is not null && !Holds(there, value))
            {
                changes[name] = value.DeepClone();
            }
        }

        return changes;
    }

    public static string Describe(JsonElement actual, JsonObject changes) => SecretMask.Body(string.Join(
        ", ", changes.Select(change => $"\"{change.Key}\": {actual.GetProperty(change.Key).GetRawText()}, wanted {change.Value?.ToJsonString()}")));

    // Objects may hold more than was asked for, lists may be in any order: services add defaults and sort as they like.
    private static bool Holds(JsonElement actual, JsonNode wanted) => wanted switch
    {
        JsonObject members => actual.ValueKind == JsonValueKind.Object && members.All(member =>
            actual.TryGetProperty(member.Key, out var there)
                ? member.Value is null ? there.ValueKind == JsonValueKind.Null : Holds(there, member.Value)
                : member.Value is null),
        JsonArray items => actual.ValueKind == JsonValueKind.Array && actual.GetArrayLength() == items.Count
            && items.All(item => item is not null && actual.EnumerateArray().Any(there => Holds(there, item))),
        _ => SameValue(actual, wanted),
    };

    // Ironic keeps the numbers of a node's properties as it was given them, others turn "2" into 2.
    private static bool SameValue(JsonElement actual, JsonNode wanted) => actual.ToString() == Text(wanted);

    private static string Text(JsonNode value)
    {
        using var document = JsonDocument.Parse(value.ToJsonString());
        return document.RootElement.ToString();
    }
}

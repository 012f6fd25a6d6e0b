using System.Text.Json.Nodes;

namespace Undercast.OpenStack.Resources;

/// <summary>Writes changes as operations of RFC 6902.</summary>
internal static class JsonPatch
{
    /// <summary>Sets fields; of a field that is an object, each member by itself, so that its other members stay.</summary>
    public static JsonArray Setting(JsonObject changes)
    {
        var operations = new JsonArray();
        foreach (var (field, value) in changes)
        {
            if (value is JsonObject members)
            {
                foreach (var (member, inner) in members)
                {
                    operations.Add((JsonNode)Add(inner, field, member));
                }
            }
            else
            {
                operations.Add((JsonNode)Add(value, field));
            }
        }

        return operations;
    }

    // "add" also replaces what is there (RFC 6902, 4.1), so nobody has to know whether it is.
    private static JsonObject Add(JsonNode? value, params string[] path) =>
        new JsonObject { ["op"] = "add", ["path"] = Pointer(path), ["value"] = value?.DeepClone() };

    private static string Pointer(string[] path) => string.Concat(
        path.Select(name => "/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)));
}

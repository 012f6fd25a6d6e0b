using System.Text.Json.Nodes;

namespace Undercast.Bmc.Redfish;

/// <summary>The shapes that Redfish resources are made of.</summary>
internal static class Json
{
    public static JsonObject Link(string path) => new() { ["@odata.id"] = path };

    public static JsonArray Links(params IEnumerable<string> paths) => new([.. paths.Select(Link)]);

    public static JsonArray Strings(params IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    public static JsonObject Resource(string path, string type, string id, string name) => new()
    {
        ["@odata.id"] = path,
        ["@odata.type"] = $"#{type}",
        ["Id"] = id,
        ["Name"] = name,
    };

    public static JsonObject Collection(string path, string type, string name, params IEnumerable<string> members)
    {
        var links = Links(members);
        return new JsonObject
        {
            ["@odata.id"] = path,
            ["@odata.type"] = $"#{type}Collection.{type}Collection",
            ["Name"] = name,
            ["Members@odata.count"] = links.Count,
            ["Members"] = links,
        };
    }

    public static JsonObject Healthy(string state = "Enabled") => new() { ["State"] = state, ["Health"] = "OK" };
}

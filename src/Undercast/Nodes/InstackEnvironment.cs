using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Undercast.Nodes;

/// <summary><c>instackenv.json</c>: the nodes in the form that operators of undercloud controllers know.</summary>
internal static class InstackEnvironment
{
    public const string FileName = "instackenv.json";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string Render(IReadOnlyList<NodeDefinition> nodes) =>
        new JsonObject { ["nodes"] = new JsonArray([.. nodes.Select(node => (JsonNode)Node(node))]) }.ToJsonString(Indented) + "\n";

    private static JsonObject Node(NodeDefinition node)
    {
        var entry = new JsonObject
        {
            ["name"] = node.Name,
            ["arch"] = "x86_64",
            ["cpu"] = node.Cpus.ToString(CultureInfo.InvariantCulture),
            ["memory"] = node.MemoryMiB.ToString(CultureInfo.InvariantCulture),
            ["disk"] = node.DiskGiB.ToString(CultureInfo.InvariantCulture),
            ["mac"] = new JsonArray(node.Mac),
            ["capabilities"] = node.Capabilities,
            ["pm_type"] = node.Driver,
        };
        foreach (var (name, key) in new[] { ("address", "pm_addr"), ("port", "pm_port"), ("username", "pm_user"), ("password", "pm_password"), ("system_id", "pm_system_id") })
        {
            if (node.DriverInfo.TryGetValue($"{node.Driver}_{name}", out var value))
            {
                entry[key] = value;
            }
        }

        return entry;
    }
}

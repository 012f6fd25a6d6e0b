using System.Text.Json.Nodes;

namespace Undercast.Bmc.Redfish.Resources;

/// <summary>The standard roles (DSP0266, 13.2.5), which are IPMI's upper three privilege levels.</summary>
internal static class Roles
{
    private const string Path = "/redfish/v1/AccountService/Roles";

    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["Administrator"] = ["Login", "ConfigureManager", "ConfigureUsers", "ConfigureSelf", "ConfigureComponents"],
        ["Operator"] = ["Login", "ConfigureSelf", "ConfigureComponents"],
        ["ReadOnly"] = ["Login", "ConfigureSelf"],
    };

    public static string Of(Privilege privilege) => privilege switch
    {
        Privilege.Administrator => "Administrator",
        Privilege.Operator => "Operator",
        _ => "ReadOnly",
    };

    public static Task<Reply> List(Request request) =>
        Task.FromResult<Reply>(Json.Collection(Path, "Role", "Roles", Known.Keys.Select(name => $"{Path}/{name}")));

    public static Task<Reply> Get(Request request)
    {
        var name = request.Parameters["role"];
        if (!Known.TryGetValue(name, out var privileges))
        {
            throw request.NotFound();
        }

        JsonObject body = Json.Resource($"{Path}/{name}", Schemas.Role, name, $"Role {name}");
        body["RoleId"] = name;
        body["IsPredefined"] = true;
        body["AssignedPrivileges"] = Json.Strings(privileges);
        return Task.FromResult<Reply>(body);
    }
}

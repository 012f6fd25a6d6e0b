using System.Text.Json.Nodes;

namespace Undercast.Bmc.Redfish.Resources;

/// <summary>
/// The accounts, read-only: a node's users are given with the node. An asker sees its own account only, since another node's user of
/// the same name is another account.
/// </summary>
internal static class Accounts
{
    private const string Root = "/redfish/v1/AccountService";
    private const string Path = Root + "/Accounts";

    public static Task<Reply> Service(Request request)
    {
        var body = Json.Resource(Root, Schemas.AccountService, "AccountService", "Account service");
        body["Status"] = Json.Healthy();
        body["ServiceEnabled"] = true;
        body["MinPasswordLength"] = 0;
        body["MaxPasswordLength"] = 20;
        body["HTTPBasicAuth"] = "Enabled";
        body["Accounts"] = Json.Link(Path);
        body["Roles"] = Json.Link(Root + "/Roles");
        return Task.FromResult<Reply>(body);
    }

    public static Task<Reply> List(Request request) =>
        Task.FromResult<Reply>(Json.Collection(Path, "ManagerAccount", "Accounts", $"{Path}/{Id(request)}"));

    public static Task<Reply> Get(Request request)
    {
        var id = Id(request);
        if (request.Parameters["account"] != id)
        {
            throw request.NotFound();
        }

        var role = Roles.Of(request.Principal.Highest);
        var body = Json.Resource($"{Path}/{id}", Schemas.Account, id, $"Account {id}");
        body["UserName"] = request.Principal.UserName;
        body["Password"] = null;
        body["Enabled"] = true;
        body["Locked"] = false;
        body["AccountTypes"] = Json.Strings("Redfish", "IPMI");
        body["RoleId"] = role;
        body["Links"] = new JsonObject { ["Role"] = Json.Link($"{Root}/Roles/{role}") };
        return Task.FromResult<Reply>(body);
    }

    /// <summary>IPMI's null user has no name to make an Id of.</summary>
    private static string Id(Request request) => request.Principal.UserName.Length > 0 ? request.Principal.UserName : "null";
}

using System.Text.Json.Nodes;

namespace Undercast.Bmc.Redfish.Resources;

/// <summary>The BMC itself: one for each machine.</summary>
internal static class Managers
{
    private static readonly Dictionary<string, bool> ResetTypes = new(StringComparer.Ordinal) { ["GracefulRestart"] = true, ["ForceRestart"] = true };

    public static Task<Reply> List(Request request) => Task.FromResult<Reply>(Json.Collection(
        "/redfish/v1/Managers", "Manager", "Managers", request.Principal.Nodes.Select(node => $"/redfish/v1/Managers/{node.SystemId}")));

    public static Task<Reply> Get(Request request)
    {
        var body = Json.Resource(request.Manager, Schemas.Manager, request.Node.SystemId, $"BMC of {request.Machine.Name}");
        body["ManagerType"] = "BMC";
        body["Manufacturer"] = "Undercast";
        body["Model"] = "Undercast virtual BMC";
        body["FirmwareVersion"] = BmcVersion.Text;
        body["ServiceEntryPointUUID"] = request.Service.Options.ServiceUuid.ToString();
        body["UUID"] = request.Service.Options.ServiceUuid.ToString();
        body["PowerState"] = "On";
        body["Status"] = Json.Healthy();
        body["NetworkProtocol"] = Json.Link($"{request.Manager}/NetworkProtocol");
        body["Links"] = new JsonObject
        {
            ["ManagerForServers@odata.count"] = 1,
            ["ManagerForServers"] = Json.Links(request.System),
            ["ManagerForChassis@odata.count"] = 1,
            ["ManagerForChassis"] = Json.Links(request.Chassis),
        };
        if (request.Machine is IVirtualMedia)
        {
            // Where clients looked before virtual media moved to the system.
            body["VirtualMedia"] = Json.Link($"{request.System}/VirtualMedia");
        }

        body["Actions"] = new JsonObject
        {
            ["#Manager.Reset"] = new JsonObject
            {
                ["target"] = $"{request.Manager}/Actions/Manager.Reset",
                ["ResetType@Redfish.AllowableValues"] = Json.Strings(ResetTypes.Keys),
            },
        };
        return Task.FromResult<Reply>(body);
    }

    /// <summary>Restarting a BMC ends its IPMI sessions and its console, and forgets what only it knew; the machine does not notice.</summary>
    public static async Task<Reply> Reset(Request request)
    {
        new ActionParameters("Manager.Reset", request.Body, "ResetType").OneOf("ResetType", ResetTypes);
        await request.Node.ResetAsync();
        return Reply.Empty;
    }

    public static Task<Reply> NetworkProtocol(Request request)
    {
        var options = request.Service.Options;
        var body = Json.Resource($"{request.Manager}/NetworkProtocol", Schemas.NetworkProtocol, "NetworkProtocol", "Network protocols");
        body["Status"] = Json.Healthy();
        body["HTTPS"] = Protocol(options.Https?.Port);
        body["HTTP"] = Protocol(options.Http?.Port);
        body["IPMI"] = Protocol(request.Node.IpmiPort);
        return Task.FromResult<Reply>(body);

        static JsonObject Protocol(int? port) => new() { ["ProtocolEnabled"] = port is not null, ["Port"] = port };
    }
}

using System.Text.Json.Serialization;
using Undercast.Hosts;
using Undercast.Hosts.Agent;

namespace Undercast.Machines;

/// <summary>A machine's BMC as whoever manages the machine needs it. <paramref name="SystemId"/> is its Id in Redfish paths.</summary>
internal sealed record BmcReport(string Machine, MachineKind Kind, string SystemId, BmcAccess Access);

/// <summary>The BMCs of a lab.</summary>
internal sealed record BmcReports(IReadOnlyList<BmcReport> Bmcs);

/// <summary>Where the virtual BMC shall listen; <paramref name="DryRun"/>: only tell what would change.</summary>
internal sealed record BmcRequest(string Address, bool DryRun);

/// <summary>A libvirt domain that shall have a BMC; what is not given is chosen: the daemon's address, the next free port, a random password.</summary>
internal sealed record BmcAddition(string Domain, int? IpmiPort = null, string? User = null, string? Password = null, string? Address = null);

/// <summary>A libvirt domain that shall have no BMC any more.</summary>
internal sealed record BmcRemoval(string Domain);

/// <summary>What the agent on the Hypervisor can be asked about BMCs.</summary>
internal static class BmcMethods
{
    public static readonly AgentMethod<RemovalRequest, BmcReports> List =
        new("bmc-access", BmcMethodsJson.Default.RemovalRequest, BmcMethodsJson.Default.BmcReports);

    public static readonly AgentMethod<BmcRequest, Changes> Ensure = new("bmc-ensure", BmcMethodsJson.Default.BmcRequest, BmcMethodsJson.Default.Changes);

    public static readonly AgentMethod<BmcAddition, BmcReport> Add = new("bmc-add", BmcMethodsJson.Default.BmcAddition, BmcMethodsJson.Default.BmcReport);

    public static readonly AgentMethod<BmcRemoval, Changes> Remove = new("bmc-remove", BmcMethodsJson.Default.BmcRemoval, BmcMethodsJson.Default.Changes);

    public static AgentServer HandleBmcs(this AgentServer server, ICommandRunner host, TimeProvider clock)
    {
        var adoption = new Adoption(new MachineOpener(host, clock).Domains);
        return server
            .Handle(List, (request, _) => Task.FromResult(new BmcReports(Adoption.List(request.Lab))))
            .Handle(Ensure, async (request, call) => new Changes(await new BmcInstallation(host).EnsureAsync(request.Address, request.DryRun, call.Cancel)))
            .Handle(Add, (addition, call) => adoption.AddAsync(addition, call.Cancel))
            .Handle(Remove, (removal, _) => Task.FromResult(Adoption.Remove(removal)));
    }
}

/// <summary>Their questions and answers as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(RemovalRequest))]
[JsonSerializable(typeof(BmcReports))]
[JsonSerializable(typeof(BmcRequest))]
[JsonSerializable(typeof(BmcAddition))]
[JsonSerializable(typeof(BmcRemoval))]
[JsonSerializable(typeof(Changes))]
internal sealed partial class BmcMethodsJson : JsonSerializerContext;

using System.Text.Json.Serialization;
using Undercast.Bmc;
using Undercast.Hosts;
using Undercast.Hosts.Agent;

namespace Undercast.Machines;

/// <summary>The lab's networks and machines as they are wanted. <paramref name="DryRun"/>: only tell what would change.</summary>
internal sealed record TopologyRequest(
    string Lab, IReadOnlyList<NetworkDefinition> Networks, IReadOnlyList<MachineDefinition> Machines, bool DryRun);

/// <summary>What was changed, a sentence each.</summary>
internal sealed record Changes(IReadOnlyList<string> Sentences);

/// <summary>A lab, by the name that its parts are marked with; <paramref name="Networks"/>: its networks too.</summary>
internal sealed record RemovalRequest(string Lab, bool Networks);

/// <summary>A machine as it is now; <paramref name="Boot"/>: how far it came since it was powered on, null when it is off.</summary>
internal sealed record MachineReport(string Name, MachineKind Kind, PowerState Power, int Cpus, int MemoryMiB, IReadOnlyList<NicDefinition> Nics, BootStory? Boot = null);

/// <summary>The machines of a lab as they are now.</summary>
internal sealed record MachineReports(IReadOnlyList<MachineReport> Machines);

/// <summary>A power order for one machine.</summary>
internal sealed record PowerRequest(string Machine, PowerAction Action);

/// <summary>All machines that a lab wants; <paramref name="DryRun"/>: only tell which others it has.</summary>
internal sealed record SurplusRequest(string Lab, IReadOnlyList<string> Wanted, bool DryRun);

/// <summary>Machines of a lab that it wants no more, by name.</summary>
internal sealed record SurplusMachines(IReadOnlyList<string> Names);

/// <summary>What the agent on the Hypervisor can be asked about networks and machines.</summary>
internal static class MachineMethods
{
    public static readonly AgentMethod<TopologyRequest, Changes> Ensure =
        new("topology-ensure", MachineMethodsJson.Default.TopologyRequest, MachineMethodsJson.Default.Changes);

    public static readonly AgentMethod<RemovalRequest, Changes> Remove =
        new("topology-remove", MachineMethodsJson.Default.RemovalRequest, MachineMethodsJson.Default.Changes);

    public static readonly AgentMethod<SurplusRequest, SurplusMachines> RemoveSurplus =
        new("machines-remove-surplus", MachineMethodsJson.Default.SurplusRequest, MachineMethodsJson.Default.SurplusMachines);

    public static readonly AgentMethod<RemovalRequest, MachineReports> Report =
        new("machines-report", MachineMethodsJson.Default.RemovalRequest, MachineMethodsJson.Default.MachineReports);

    public static readonly AgentMethod<PowerRequest, MachineReports> Power =
        new("machine-power", MachineMethodsJson.Default.PowerRequest, MachineMethodsJson.Default.MachineReports);

    public static AgentServer HandleMachines(this AgentServer server, ICommandRunner host, TimeProvider clock)
    {
        var machines = new MachineSet(host, clock);
        var networks = new NetworkSet(host);
        return server
            .Handle(Ensure, async (request, call) => new Changes([
                .. await networks.EnsureAsync(request.Networks, request.DryRun, call.Cancel),
                .. await machines.EnsureAsync(request.Lab, request.Machines, request.DryRun, call.Cancel)]))
            .Handle(Remove, async (request, call) =>
            {
                var machinesOfLab = Marked(request.Lab).ToList();
                // Most of it is waiting for file systems to be given up: side by side.
                await Task.WhenAll(machinesOfLab.Select(files => machines.RemoveAsync(files, call.Cancel)));
                List<string> removed = [.. machinesOfLab.Select(files => $"machine {files.Name}")];
                if (request.Networks)
                {
                    removed.AddRange((await networks.RemoveAsync(request.Lab, call.Cancel)).Select(name => $"network {name}"));
                }

                return new Changes(removed);
            })
            .Handle(RemoveSurplus, async (request, call) => new SurplusMachines(await machines.RemoveSurplusAsync(request.Lab, request.Wanted, request.DryRun, call.Cancel)))
            .Handle(Report, async (request, call) => new MachineReports(await Task.WhenAll(Marked(request.Lab).Select(files => DescribeAsync(machines, files, call.Cancel)))))
            .Handle(Power, async (request, call) =>
            {
                var files = new MachineFiles(request.Machine);
                await machines.Open(files).PowerAsync(request.Action, call.Cancel);
                return new MachineReports([await DescribeAsync(machines, files, call.Cancel)]);
            });
    }

    private static IEnumerable<MachineFiles> Marked(string lab) => MachineFiles.All().Where(files => files.Definition().Lab == lab);

    private static async Task<MachineReport> DescribeAsync(MachineSet machines, MachineFiles files, CancellationToken cancel)
    {
        var definition = files.Definition();
        var state = await machines.Open(files).ReadAsync(cancel);
        var boot = state.Power == PowerState.Off ? null : BootConsole.ReadFile(files.ConsoleLog);
        return new(
            files.Name, definition.Kind, state.Power, definition.Cpus, definition.MemoryMiB, definition.Nics,
            definition.Kind == MachineKind.Container && boot is not null ? boot with { HasAddress = ContainerAddress.IsThere(files.Name) } : boot);
    }
}

/// <summary>Their questions and answers as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(TopologyRequest))]
[JsonSerializable(typeof(Changes))]
[JsonSerializable(typeof(RemovalRequest))]
[JsonSerializable(typeof(MachineReports))]
[JsonSerializable(typeof(PowerRequest))]
[JsonSerializable(typeof(SurplusRequest))]
[JsonSerializable(typeof(SurplusMachines))]
internal sealed partial class MachineMethodsJson : JsonSerializerContext;

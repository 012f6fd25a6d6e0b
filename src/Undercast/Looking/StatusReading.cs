using Undercast.Hosts;
using Undercast.Hosts.Agent;
using Undercast.Hosts.Ssh;
using Undercast.LabFile;
using Undercast.Machines;
using Undercast.Steps;

namespace Undercast.Looking;

/// <summary>Asks everything at once: the Hypervisor for its machines, each machine for its services, the log for the steps.</summary>
/// <param name="lab">The lab.</param>
/// <param name="thorough">As <see cref="SightRequest.Thorough"/>.</param>
internal sealed class StatusReading(LabSession lab, bool thorough = false)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    // Where the processor is emulated too, an ssh login alone takes seconds while services start.
    private static readonly TimeSpan LimitEmulated = TimeSpan.FromSeconds(40);

    public async Task<LabStatus> ReadAsync(CancellationToken cancel)
    {
        var hypervisor = lab.Ssh(LabSshConfig.Hypervisor).Target.ToString();
        var stages = Task.Run(Stages, cancel);
        var endpoints = LabEndpoints.Of(lab.Lab, lab.Paths);
        if (!File.Exists(lab.Paths.SshConfig))
        {
            return new(lab.Lab.Name, lab.Lab.Directory, hypervisor, [], await stages, endpoints, ["the lab has no Hypervisor yet: run `undercast up`"]);
        }

        List<string> errors = [];
        using var needless = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        // undercloud-0 mostly runs, so it is asked at the same time as the Hypervisor: a round trip is what a status takes.
        var undercloud = lab.Lab.Topology.Undercloud.Name;
        var reporting = TryAsync(LabSshConfig.Hypervisor, MachineMethods.Report, new RemovalRequest(lab.Lab.Name, false), errors, Limit, cancel);
        var undercloudSight = SightAsync(undercloud, lab.Lab.Topology.Undercloud.Kind == KindOverride.Libvirt ? LimitEmulated : Limit, needless.Token);
        var hypervisorSight = SightAsync(LabSshConfig.Hypervisor, Limit, cancel);
        var reports = await reporting;
        // ssh to a machine that is off would wait for nothing; one whose host key is not known yet has no system of ours, and one that left lab.yaml no ssh.
        var hosts = LabSshConfig.For(lab).Hosts.Select(host => host.Alias).ToHashSet();
        var pinned = File.Exists(lab.Paths.KnownHosts) ? await File.ReadAllTextAsync(lab.Paths.KnownHosts, cancel) : "";
        var sights = (reports?.Machines ?? []).Where(report => report.Power != Bmc.PowerState.Off && hosts.Contains(report.Name) && KnownHosts.Of(pinned, report.Name).Count > 0)
            .ToDictionary(report => report.Name, report => report.Name == undercloud ? undercloudSight : SightAsync(report.Name, report.Kind == MachineKind.Qemu ? LimitEmulated : Limit, cancel));
        if (!sights.ContainsKey(undercloud))
        {
            await needless.CancelAsync();
            await ((Task)undercloudSight).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        var machines = new List<MachineStatus>();
        foreach (var report in reports?.Machines ?? [])
        {
            var machine = new MachineStatus(report.Name, report.Kind, report.Power, report.Cpus, report.MemoryMiB, report.Nics) { Boot = report.Boot };
            if (sights.TryGetValue(report.Name, out var asked))
            {
                var (sight, error) = await asked;
                machine = sight is null ? machine : machine with { Addresses = sight.Addresses, Services = sight.Services, Disk = sight.Disks.GetValueOrDefault("/") };
                errors.AddRange(error is null ? [] : [error]);
            }

            machines.Add(machine);
        }

        return new(lab.Lab.Name, lab.Lab.Directory, hypervisor, machines, await stages, endpoints, errors)
        {
            HypervisorSight = (await hypervisorSight).Sight,
        };
    }

    /// <summary>How each stage stood in the newest run that had it.</summary>
    private IReadOnlyList<StageStatus> Stages()
    {
        if (!Directory.Exists(lab.Paths.RunLogs))
        {
            return [];
        }

        var known = new Dictionary<string, StageStatus>(StringComparer.Ordinal);
        foreach (var log in Directory.EnumerateFiles(lab.Paths.RunLogs).OrderDescending(StringComparer.Ordinal).Take(5))
        {
            var run = RunView.Of(EventLogReader.Read(log));
            foreach (var stage in run.Stages)
            {
                known.TryAdd(stage.Name, new(stage.Name, stage.State, stage.DoneCount, stage.Steps.Length, run.Started));
            }
        }

        return [.. Undercast.Stages.All.Where(known.ContainsKey).Select(stage => known[stage])];
    }

    private async Task<(HostSight? Sight, string? Error)> SightAsync(string alias, TimeSpan limit, CancellationToken cancel)
    {
        List<string> errors = [];
        var sight = await TryAsync(alias, SightMethods.Look, new SightRequest(thorough), errors, limit, cancel);
        return (sight, errors.FirstOrDefault());
    }

    private async Task<TResult?> TryAsync<TRequest, TResult>(
        string alias, AgentMethod<TRequest, TResult> method, TRequest request, List<string> errors, TimeSpan limit, CancellationToken cancel)
        where TResult : class
    {
        using var late = new CancellationTokenSource(limit, lab.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
        try
        {
            return await lab.Agent(alias).AskAsync(method, request, null, either.Token);
        }
        catch (HostException failure)
        {
            errors.Add($"{alias}: {failure.Message}");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            errors.Add($"{alias}: did not answer within {limit.TotalSeconds} s");
        }

        return null;
    }
}

using Undercast.Checkpoints;
using Undercast.Hosts;
using Undercast.Hosts.Ssh;
using Undercast.LabFile;
using Undercast.Machines;
using Undercast.Steps;

namespace Undercast.Removal;

/// <summary>Something of the lab was still there after it had been removed.</summary>
internal sealed class LeftoverException(string message) : Exception(message);

/// <summary>Takes away what the lab made and nothing else, at the first try; then looks again and proves that nothing is left.</summary>
internal sealed class LabRemoval(LabSession lab)
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromMinutes(2);

    /// <summary>Removes the machines; with <paramref name="all"/> also networks, and the embedded Hypervisor. Answers what was removed.</summary>
    public async Task<IReadOnlyList<string>> RemoveAsync(bool all, CancellationToken cancel)
    {
        var removed = new List<string>();
        var embedded = lab.Lab.Environment.Hypervisor.Form == HypervisorForm.Embedded;
        if (File.Exists(lab.Paths.SshConfig) && (!embedded || lab.Embedded.RunningPid() is not null))
        {
            try
            {
                removed.AddRange(await RemoveOnHypervisorAsync(all, cancel));
            }
            catch (Exception broken) when (all && embedded && broken is not OperationCanceledException)
            {
                // A libvirtd that does not run, say, must not keep us: all of it is inside the Hypervisor, and goes with it.
                removed.Add($"the machines together with the Hypervisor, which could not do it: {broken.Message}");
            }
        }

        if (all)
        {
            if (embedded)
            {
                removed.AddRange(await RemoveEmbeddedAsync(cancel));
            }
            else if (File.Exists(lab.Paths.SshConfig))
            {
                removed.AddRange(await HypervisorTraces.RemoveAsync(lab, cancel));
            }

            removed.AddRange(await RemoveWorkAsync(cancel));
        }

        return removed;
    }

    private async Task<IReadOnlyList<string>> RemoveOnHypervisorAsync(bool all, CancellationToken cancel)
    {
        var request = new RemovalRequest(lab.Lab.Name, all);
        var removed = (await lab.Agent(LabSshConfig.Hypervisor).AskAsync(MachineMethods.Remove, request, null, cancel)).Sentences.ToList();
        var left = await lab.Agent(LabSshConfig.Hypervisor).AskAsync(MachineMethods.Report, request, null, cancel);
        if (all)
        {
            var cleared = await lab.Agent(LabSshConfig.Hypervisor).AskAsync(CheckpointMethods.Clear, new CheckpointsOfLab(lab.Lab.Name), null, cancel);
            removed.AddRange(cleared.Checkpoints.Select(checkpoint => $"checkpoint {checkpoint.Name}"));
        }

        return left.Machines.Count == 0 ? removed
            : throw new LeftoverException($"still there: {string.Join(", ", left.Machines.Select(machine => machine.Name))}");
    }

    private async Task<IReadOnlyList<string>> RemoveEmbeddedAsync(CancellationToken cancel)
    {
        var existed = Directory.Exists(lab.Paths.HypervisorRoot);
        await lab.Embedded.StopAsync(cancel);
        await new Wait("the embedded Hypervisor to stop")
        {
            Probe = _ => Task.FromResult<ProbeResult>(lab.Embedded.RunningPid() is { } pid ? new ProbeResult.NotYet($"process {pid}") : new ProbeResult.Ready()),
            Interval = TimeSpan.FromMilliseconds(100),
            Limit = StopLimit,
            Hint = $"read {lab.Paths.HypervisorConsole}",
        }.UntilReadyAsync(lab.Clock, null, cancel);
        await lab.Embedded.DisconnectAsync(cancel);
        await new Wait("the files of the embedded Hypervisor to go")
        {
            Probe = RemoveFilesAsync,
            Interval = TimeSpan.FromMilliseconds(200),
            Limit = StopLimit,
            Hint = $"`fuser -vm {lab.Paths.HypervisorRoot}` shows who uses them",
        }.UntilReadyAsync(lab.Clock, null, cancel);
        return existed ? ["the embedded Hypervisor"] : [];
    }

    /// <summary>A copy that a killed run left running makes new files for a while.</summary>
    private async Task<ProbeResult> RemoveFilesAsync(CancellationToken cancel)
    {
        // Below a forgotten mount somebody else's files would be removed.
        var command = new Command("rm", "-rf", "--one-file-system", Path.GetDirectoryName(lab.Paths.HypervisorRoot)!) { AllowFailure = true };
        var removed = await lab.Local.RunAsync(command, cancel);
        return removed.Succeeded ? new ProbeResult.Ready() : new ProbeResult.NotYet(removed.Error.Trim());
    }

    private async Task<IReadOnlyList<string>> RemoveWorkAsync(CancellationToken cancel)
    {
        if (!Directory.Exists(lab.Paths.Work))
        {
            return [];
        }

        if (File.Exists(lab.Paths.SshConfig))
        {
            await lab.Ssh(LabSshConfig.Hypervisor).CloseAsync(cancel);
        }

        Directory.Delete(lab.Paths.Work, recursive: true);
        Directory.Delete(RuntimeDirectory.For(lab.Lab.Directory), recursive: true);
        return [lab.Paths.Work];
    }
}

using Undercast.Hosts;
using Undercast.Hosts.Agent;
using Undercast.Hosts.Ssh;
using Undercast.Hypervisor;
using Undercast.Machines;
using Undercast.Steps;

namespace Undercast.Checkpoints;

/// <summary>The checkpoints of a lab, from the Orchestrator: machines are saved on the Hypervisor, what is known of them here.</summary>
internal sealed class LabCheckpoints(LabSession lab)
{
    private static readonly TimeSpan SshLimit = TimeSpan.FromMinutes(5);

    private IAgent Hypervisor => lab.Agent(LabSshConfig.Hypervisor);

    private string Undercloud => lab.Lab.Topology.Undercloud.Name;

    /// <summary>Saves the lab as it is now.</summary>
    /// <param name="name">Its name; one that exists is replaced.</param>
    /// <param name="mayCopy">Also where the Hypervisor's file system cannot share blocks, which takes long.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<CheckpointSaved> SaveAsync(string name, bool mayCopy, CancellationToken cancel)
    {
        var id = Guid.NewGuid();
        new LabState(lab.Paths, id).Save();
        var request = new CheckpointSaveRequest(
            lab.Lab.Name, CheckpointName.Check(name), id, WantedTopology.Networks(lab.Lab), lab.Lab.Networks.ControlPlane.Link.Hypervisor!.ToString(), mayCopy);
        var saved = await Hypervisor.AskAsync(CheckpointMethods.Save, request, null, cancel);
        LabState.KeepOnly(lab.Paths, await ListAsync(cancel));
        return saved;
    }

    /// <summary>Puts the lab back as it was, and waits until undercloud-0 answers if it ran.</summary>
    public async Task<Checkpoint> RestoreAsync(string name, Action<string> say, CancellationToken cancel)
    {
        var checkpoint = await Hypervisor.AskAsync(CheckpointMethods.Restore, new CheckpointRequest(lab.Lab.Name, CheckpointName.Check(name)), told => say(told.Text), cancel);
        if (!new LabState(lab.Paths, checkpoint.StateId).Restore())
        {
            say($"what the Orchestrator knew at checkpoint '{name}' is gone from {lab.Paths.LabStates}; its present secrets are kept");
        }

        // Connections to machines that are no more would hang until they time out.
        foreach (var host in LabSshConfig.For(lab).Hosts.Where(host => host.Alias != LabSshConfig.Hypervisor))
        {
            await lab.Ssh(host.Alias).CloseAsync(cancel);
        }

        if (checkpoint.On.Contains(Undercloud))
        {
            await new Wait($"ssh of {Undercloud}")
            {
                Probe = AnswersAsync,
                Interval = TimeSpan.FromMilliseconds(100),
                Limit = SshLimit,
                NotYetWhen = failure => (failure as SshConnectionException)?.Message,
                Hint = $"its console: ./undercast ssh-hypervisor tail -50 {new MachineFiles(Undercloud).ConsoleLog}",
            }.UntilReadyAsync(lab.Clock, null, cancel);
        }

        return checkpoint;
    }

    public async Task<IReadOnlyList<Checkpoint>> ListAsync(CancellationToken cancel) => (await AskAsync(cancel)).Checkpoints;

    /// <summary>The checkpoints, and whether they cost nothing there.</summary>
    public Task<CheckpointList> AskAsync(CancellationToken cancel) => Hypervisor.AskAsync(CheckpointMethods.List, new CheckpointsOfLab(lab.Lab.Name), null, cancel);

    public async Task RemoveAsync(string name, CancellationToken cancel)
    {
        var known = await ListAsync(cancel);
        if (known.All(checkpoint => checkpoint.Name != name))
        {
            throw new CheckpointException($"there is no checkpoint '{name}'; there are: {string.Join(", ", known.Select(checkpoint => checkpoint.Name).DefaultIfEmpty("none"))}");
        }

        var left = await Hypervisor.AskAsync(CheckpointMethods.Remove, new CheckpointRequest(lab.Lab.Name, name), null, cancel);
        LabState.KeepOnly(lab.Paths, left.Checkpoints);
    }

    private async Task<ProbeResult> AnswersAsync(CancellationToken cancel)
    {
        var answer = await lab.Ssh(Undercloud).RunAsync(new Command("true") { AllowFailure = true }, cancel);
        return answer.Succeeded ? new ProbeResult.Ready() : new ProbeResult.NotYet(answer.Error.Trim());
    }
}

using Undercast.Hosts.Agent;
using Undercast.Machines;
using Undercast.Steps;

namespace Undercast.Hypervisor;

/// <summary>Networks and machines are as conf/lab.yaml wants them.</summary>
internal sealed class TopologyStep(LabSession lab, IReadOnlyList<string> needs) : IStep
{
    public const string StepName = "networks-and-machines";

    public string Name => StepName;

    public string Stage => Stages.Virtual;

    public string Description => "networks and machines are as conf/lab.yaml wants them";

    public IReadOnlyList<string> Needs => needs;

    public async Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel)
    {
        try
        {
            return (await EnsureAsync(context, dryRun: true, cancel)).Count == 0;
        }
        catch (AgentFailedException)
        {
            // Something of others is in the way: the run tells what.
            return false;
        }
    }

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        foreach (var change in await EnsureAsync(context, dryRun: false, cancel))
        {
            context.Say(change);
        }

        return new Outcome.Done();
    }

    private async Task<IReadOnlyList<string>> EnsureAsync(StepContext context, bool dryRun, CancellationToken cancel)
    {
        var wanted = WantedTopology.Of(lab, await KvmStep.BootsAsync(context)) with { DryRun = dryRun };
        var changes = await lab.Agent(LabSshConfig.Hypervisor).AskAsync(MachineMethods.Ensure, wanted, said => context.Say(said.Text), cancel);
        return changes.Sentences;
    }
}

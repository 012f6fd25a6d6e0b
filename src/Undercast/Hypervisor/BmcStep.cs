using Undercast.Machines;
using Undercast.Steps;

namespace Undercast.Hypervisor;

/// <summary>The virtual BMC of every node runs on the Hypervisor.</summary>
internal sealed class BmcStep(LabSession lab) : IStep
{
    public const string StepName = "bmc";

    public string Name => StepName;

    public string Stage => Stages.Virtual;

    public string Description => "every node has a BMC";

    public IReadOnlyList<string> Needs => [TopologyStep.StepName];

    public async Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel) => (await EnsureAsync(dryRun: true, cancel)).Count == 0;

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        await EnsureAsync(dryRun: false, cancel);
        return new Outcome.Done();
    }

    private async Task<IReadOnlyList<string>> EnsureAsync(bool dryRun, CancellationToken cancel)
    {
        var address = lab.Lab.Networks.ControlPlane.Link.Hypervisor!.ToString();
        return (await lab.Agent(LabSshConfig.Hypervisor).AskAsync(BmcMethods.Ensure, new BmcRequest(address, dryRun), null, cancel)).Sentences;
    }
}

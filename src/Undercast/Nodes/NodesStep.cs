using Undercast.Hypervisor;
using Undercast.Machines;
using Undercast.Services;
using Undercast.Steps;

namespace Undercast.Nodes;

/// <summary>Every node is enrolled in Ironic, inspected by the agent that it booted, and available.</summary>
internal sealed class NodesStep(LabSession lab) : IStep
{
    public const string StepName = "nodes";

    public string Name => StepName;

    public string Stage => Stages.Overcloud;

    public string Description => "every node is known to Ironic, inspected and available";

    public IReadOnlyList<string> Needs => [GlanceImagesStep.StepName];

    public async Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel) => (await EnsureAsync(context, dryRun: true, cancel)).Count == 0;

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        await EnsureAsync(context, dryRun: false, cancel);
        return new Outcome.Done();
    }

    private async Task<IReadOnlyList<string>> EnsureAsync(StepContext context, bool dryRun, CancellationToken cancel)
    {
        var bmcs = await lab.Agent(LabSshConfig.Hypervisor).AskAsync(BmcMethods.List, new RemovalRequest(lab.Lab.Name, false), null, cancel);
        var nodes = WantedNodes.Of(lab, bmcs.Bmcs);
        if (!dryRun)
        {
            await new StackHome(lab).WriteAsync(InstackEnvironment.FileName, InstackEnvironment.Render(nodes), cancel);
        }

        var request = new NodesRequest(CloudAccess.Internal(lab.Clouds.Undercloud()), nodes, Inspect: !lab.Choices.SkipInspection, dryRun);
        var undercloud = lab.Agent(lab.Lab.Topology.Undercloud.Name);
        Task<Changes> Ask() => undercloud.AskAsync(NodeMethods.Ensure, request, said => context.Say(said.Text), cancel);
        return (dryRun ? await Ask() : await new BootWatch(lab, context.Say).WhileAsync(Ask, cancel)).Sentences;
    }
}

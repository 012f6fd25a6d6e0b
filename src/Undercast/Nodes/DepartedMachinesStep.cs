using Undercast.Hypervisor;
using Undercast.Services;
using Undercast.Steps;

namespace Undercast.Nodes;

/// <summary>Machines that are no longer in conf/lab.yaml, and that no cloud uses any more, are gone from Ironic and from the Hypervisor.</summary>
internal sealed class DepartedMachinesStep(LabSession lab, IReadOnlyList<string> needs) : IStep
{
    public const string StepName = "departed-machines";

    public string Name => StepName;

    public string Stage => Stages.Overcloud;

    public string Description => "machines that are no longer in conf/lab.yaml are gone";

    public IReadOnlyList<string> Needs => needs;

    public async Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel) => (await Surplus.FindAsync(lab, cancel)).Count == 0;

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        var undercloud = lab.Lab.Topology.Undercloud.Name;
        string[] wanted = [.. lab.Lab.Topology.Nodes.Select(machine => machine.Name), .. lab.Lab.PhysicalNodes.Select(node => node.Name)];
        await lab.Agent(undercloud).AskAsync(
            NodeMethods.Depart, new NodeDepartureRequest(CloudAccess.Internal(lab.Clouds.Undercloud()), wanted), said => context.Say(said.Text), cancel);
        foreach (var name in await Surplus.RemoveAsync(lab, cancel))
        {
            context.Say($"machine {name} is removed");
        }

        return new Outcome.Done();
    }
}

using Undercast.Services;
using Undercast.Steps;

namespace Undercast.Undercloud;

/// <summary>The undercloud can address and describe nodes: the provisioning network in Neutron, a flavor a role.</summary>
internal sealed class ProvisioningNetworkStep(LabSession lab) : IStep
{
    public const string StepName = "provisioning-network";

    public string Name => StepName;

    public string Stage => Stages.Undercloud;

    public string Description => "Neutron has the provisioning network, Nova a flavor for each role";

    public IReadOnlyList<string> Needs => [UndercloudServicesStep.StepName];

    // Ensuring asks first; asking twice would only cost twice.
    public Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel) => Task.FromResult(false);

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        var network = lab.Lab.Networks.ControlPlane;
        var request = new ProvisioningRequest(
            CloudAccess.Internal(lab.Clouds.Undercloud()),
            network.Link.Cidr.ToString(),
            network.Link.Hypervisor!.ToString(),
            network.Inspection.First.ToString(),
            network.Inspection.Last.ToString(),
            NodeFlavor.All);
        var changes = await lab.Agent(lab.Lab.Topology.Undercloud.Name).AskAsync(UndercloudMethods.EnsureProvisioning, request, null, cancel);
        return changes.Sentences.Count == 0 ? new Outcome.AlreadyDone() : new Outcome.Done();
    }
}

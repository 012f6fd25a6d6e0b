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

    public async Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel) => (await EnsureAsync(dryRun: true, cancel)).Count == 0;

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        await EnsureAsync(dryRun: false, cancel);
        return new Outcome.Done();
    }

    private async Task<IReadOnlyList<string>> EnsureAsync(bool dryRun, CancellationToken cancel)
    {
        var network = lab.Lab.Networks.ControlPlane;
        var request = new ProvisioningRequest(
            CloudAccess.Internal(lab.Clouds.Undercloud()),
            network.Link.Cidr.ToString(),
            network.Link.Hypervisor!.ToString(),
            network.Inspection.First.ToString(),
            network.Inspection.Last.ToString(),
            NodeFlavor.All,
            dryRun);
        return (await lab.Agent(lab.Lab.Topology.Undercloud.Name).AskAsync(UndercloudMethods.EnsureProvisioning, request, null, cancel)).Sentences;
    }
}

using Undercast.Hosts.Agent;
using Undercast.Services;
using Undercast.Steps;

namespace Undercast.Cloud;

/// <summary>What `lab/openstack` enters the overcloud with: overcloudrc, on undercloud-0, where the client is.</summary>
internal sealed class CloudCredentialsStep(LabSession lab) : IStep
{
    private const string File = "/home/stack/overcloudrc";

    public string Name => "cloud-credentials";

    public string Stage => Stages.Configure;

    public string Description => $"{File} lets the openstack client into the overcloud";

    public IReadOnlyList<string> Needs => [CloudAnswersStep.StepName];

    private IAgent Agent => lab.Agent(lab.Lab.Topology.Undercloud.Name);

    private string Content => ClientFiles.Credentials(lab.Clouds.Overcloud());

    public async Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel) =>
        (await Agent.AskAsync(HostMethods.FileExists, new FileExistsRequest(File), null, cancel)).Exists
        && (await Agent.AskAsync(HostMethods.FileRead, new FileReadRequest(File), null, cancel)).Text == Content;

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        var request = FileWriteRequest.FromText(File, Content) with { Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite, Owner = "stack:stack" };
        await Agent.AskAsync(HostMethods.FileWrite, request, null, cancel);
        return new Outcome.Done();
    }
}

using Undercast.Services;
using Undercast.Steps;

namespace Undercast.Cloud;

/// <summary>What `lab/openstack` enters the overcloud with: overcloudrc, on undercloud-0, where the client is.</summary>
internal sealed class CloudCredentialsStep(LabSession lab) : IStep
{
    private const string File = "overcloudrc";

    private readonly StackHome home = new(lab);

    public string Name => "cloud-credentials";

    public string Stage => Stages.Configure;

    public string Description => $"{File} lets the openstack client into the overcloud";

    public IReadOnlyList<string> Needs => [CloudAnswersStep.StepName];

    private string Content => ClientFiles.Credentials(lab.Clouds.Overcloud());

    public Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel) => home.HasAsync(File, Content, cancel);

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        await home.WriteAsync(File, Content, cancel);
        return new Outcome.Done();
    }
}

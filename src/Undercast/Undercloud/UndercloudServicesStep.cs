using Undercast.Services.Apply;
using Undercast.Services.Render;
using Undercast.Services.Roles;
using Undercast.Steps;

namespace Undercast.Undercloud;

/// <summary>The infrastructure controller's services run on undercloud-0 as the catalog wants them.</summary>
internal sealed class UndercloudServicesStep(LabSession lab) : IStep
{
    public const string StepName = "undercloud-services";

    public string Name => StepName;

    public string Stage => Stages.Undercloud;

    public string Description => "the infrastructure controller's services run";

    public IReadOnlyList<string> Needs => [UndercloudBootStep.StepName];

    public async Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel)
    {
        var cloud = lab.Clouds.Undercloud();
        return (await lab.Agent(cloud.Machine).AskAsync(ServiceMethods.Check, RoleRenderer.Render(UndercloudRole.Role, cloud), null, cancel)).IsSo;
    }

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        var cloud = lab.Clouds.Undercloud();
        var wanted = RoleRenderer.Render(UndercloudRole.Role, cloud);
        var report = await lab.Agent(cloud.Machine).AskAsync(ServiceMethods.Apply, wanted, said => context.Say(said.Text), cancel);
        foreach (var change in report.Changes)
        {
            context.Log(change);
        }

        return report.Changes.Count == 0 ? new Outcome.AlreadyDone() : new Outcome.Done();
    }
}

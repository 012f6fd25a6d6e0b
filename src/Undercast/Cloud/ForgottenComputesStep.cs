using Undercast.Hypervisor;
using Undercast.Services;
using Undercast.Steps;

namespace Undercast.Cloud;

/// <summary>The overcloud's services know nothing more of compute machines that have left it.</summary>
internal sealed class ForgottenComputesStep(LabSession lab, IReadOnlyList<string> needs) : IStep
{
    public const string StepName = "forgotten-computes";

    public string Name => StepName;

    public string Stage => Stages.Overcloud;

    public string Description => "the overcloud has forgotten the compute machines that left it";

    public IReadOnlyList<string> Needs => needs;

    public async Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel) => (await Surplus.FindAsync(lab, cancel)).Count == 0;

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        var request = new ComputeDepartureRequest(CloudAccess.Public(lab.Clouds.Overcloud()), await Surplus.FindAsync(lab, cancel));
        await lab.Agent(LabSshConfig.Hypervisor).AskAsync(CloudMethods.Forget, request, null, cancel);
        return new Outcome.Done();
    }
}

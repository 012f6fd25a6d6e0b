using Undercast.Hosts;
using Undercast.Images.Recipes;
using Undercast.Services;
using Undercast.Steps;

namespace Undercast.Overcloud;

/// <summary>The overcloud's machines carry the image, and its services run: Heat, Mistral and Ansible on the undercloud do the work.</summary>
internal sealed class DeploymentStep(LabSession lab, IReadOnlyList<string> needs) : IStep
{
    public const string StepName = "overcloud-deployment";

    public string Name => StepName;

    public string Stage => Stages.Overcloud;

    public string Description => "the overcloud's machines are deployed, and its services run";

    public IReadOnlyList<string> Needs => needs;

    public async Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel) => (await EnsureAsync(context, dryRun: true, cancel)).Count == 0;

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        var home = new StackHome(lab);
        await home.WriteAsync(ContainerImages.FileName, ContainerImages.Render(OpenStackImage.Reference), cancel);
        try
        {
            await EnsureAsync(context, dryRun: false, cancel);
        }
        finally
        {
            await home.WriteLogAsync("overcloud_install.log", CancellationToken.None);
        }

        return new Outcome.Done();
    }

    private async Task<IReadOnlyList<string>> EnsureAsync(StepContext context, bool dryRun, CancellationToken cancel)
    {
        var own = (await File.ReadAllTextAsync(lab.Paths.PublicKey, cancel)).Trim();
        var hypervisor = (await lab.Ssh(LabSshConfig.Hypervisor).RunAsync(new Command("cat", "/root/.ssh/id_ed25519.pub"), cancel)).Output.Trim();
        var plan = DeploymentPlan.Of(lab, [own, hypervisor]);
        var request = new DeploymentRequest(CloudAccess.Internal(lab.Clouds.Undercloud()), plan.Files, plan.Hash, plan.Nodes, dryRun);
        return (await lab.Agent(lab.Lab.Topology.Undercloud.Name).AskAsync(DeploymentMethods.Deploy, request, said => context.Say(said.Text), cancel)).Sentences;
    }
}

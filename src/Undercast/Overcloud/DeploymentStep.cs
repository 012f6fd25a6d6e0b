using Undercast.Hosts;
using Undercast.Hypervisor;
using Undercast.Images.Recipes;
using Undercast.Machines;
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
        var undercloud = lab.Agent(lab.Lab.Topology.Undercloud.Name);
        Task<Changes> Ask() => undercloud.AskAsync(DeploymentMethods.Deploy, request, said => context.Say(said.Text), cancel);
        if (dryRun)
        {
            return (await Ask()).Sentences;
        }

        // Ironic itself does not look at the power of nodes whose agent it waits for.
        async Task<string?> GiveUp(string node, CancellationToken stop) =>
            (await undercloud.AskAsync(DeploymentMethods.GiveUp, new DarkNode(request.Cloud, node), null, stop)).GivenUp
                ? "it is off while Ironic waits for its agent: something took its power, or what it booted ended" : null;
        return (await new BootWatch(lab, context.Say) { WhenOff = GiveUp }.WhileAsync(Ask, cancel)).Sentences;
    }
}

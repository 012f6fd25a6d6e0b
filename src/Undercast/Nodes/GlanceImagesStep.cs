using Undercast.Hosts.Agent;
using Undercast.Images;
using Undercast.Images.Recipes;
using Undercast.Services;
using Undercast.Steps;

namespace Undercast.Nodes;

/// <summary>The undercloud's Glance has what nodes boot and what is written to their disks.</summary>
internal sealed class GlanceImagesStep(LabSession lab, IReadOnlyList<string> needs) : IStep
{
    public const string StepName = "node-images";

    private static readonly GlanceImage[] Images =
    [
        new(DeployImage.KernelName, DeployImage.Recipe.Name, CachedImage.Kernel, "aki", "aki"),
        new(DeployImage.RamdiskName, DeployImage.Recipe.Name, CachedImage.Ramdisk, "ari", "ari"),
        new(MachineImage.Name, MachineImage.Recipe.Name, CachedImage.Disk, "raw", "bare"),
    ];

    /// <summary>How each image was built, when and of which packages; the names are those that operators look for.</summary>
    private static readonly (string Log, string Recipe)[] Logs =
    [
        ("overcloud-full.log", MachineImage.Recipe.Name), ("ironic-python-agent.log", DeployImage.Recipe.Name), ("openstack-build-images.log", OpenStackImage.Recipe.Name),
    ];

    public string Name => StepName;

    public string Stage => Stages.Images;

    public string Description => "the undercloud's Glance has the images of the nodes";

    public IReadOnlyList<string> Needs => needs;

    public async Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel) => (await EnsureAsync(context, dryRun: true, cancel)).Count == 0;

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        await EnsureAsync(context, dryRun: false, cancel);
        var home = new StackHome(lab);
        foreach (var (log, recipe) in Logs)
        {
            var answer = await Hypervisor.AskAsync(ImageMethods.Get, new ImageRequest(recipe, Build: false), null, cancel);
            var manifest = await Hypervisor.AskAsync(HostMethods.FileRead, new FileReadRequest(Path.Combine(answer.Folder!, ImageCache.Manifest)), null, cancel);
            await home.WriteAsync(log, manifest.Text ?? "", cancel);
        }

        return new Outcome.Done();
    }

    private IAgent Hypervisor => lab.Agent(LabSshConfig.Hypervisor);

    private async Task<IReadOnlyList<string>> EnsureAsync(StepContext context, bool dryRun, CancellationToken cancel)
    {
        var request = new GlanceRequest(CloudAccess.Internal(lab.Clouds.Undercloud()), Images, dryRun);
        return (await Hypervisor.AskAsync(NodeMethods.EnsureImages, request, said => context.Say(said.Text), cancel)).Sentences;
    }
}

using Undercast.Images;
using Undercast.Images.Recipes;
using Undercast.Machines;
using Undercast.Services;
using Undercast.Steps;

namespace Undercast.Cloud;

/// <summary>A part of the cloud's content is as it should be.</summary>
internal sealed class CloudPartStep(LabSession lab, CloudPart part, params IReadOnlyList<string> more) : IStep
{
    public string Name => part.Name;

    public string Stage => Stages.Configure;

    public string Description => part.Description;

    public IReadOnlyList<string> Needs => [CloudAnswersStep.StepName, .. more];

    public async Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel) => (await AskAsync(true, cancel)).Sentences.Count == 0;

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        foreach (var change in (await AskAsync(false, cancel)).Sentences)
        {
            context.Say(change);
        }

        return new Outcome.Done();
    }

    private async Task<Changes> AskAsync(bool dryRun, CancellationToken cancel)
    {
        var hypervisor = lab.Agent(LabSshConfig.Hypervisor);
        var image = await hypervisor.AskAsync(ImageMethods.Get, new ImageRequest(VerificationImage.Recipe.Name, Build: false), null, cancel);
        var file = image.Folder is { } folder ? new CloudImage(Path.Combine(folder, CachedImage.Disk), image.Sha256[CachedImage.Disk]) : null;
        var request = new CloudRequest(CloudAccess.Public(lab.Clouds.Overcloud()), part.Name, CloudNetworks.Of(lab.Lab.Networks), file, dryRun);
        return await hypervisor.AskAsync(CloudMethods.Ensure, request, null, cancel);
    }
}

using Undercast.Hosts.Agent;
using Undercast.Images.Recipes;
using Undercast.Steps;

namespace Undercast.Images;

/// <summary>An image is in the Hypervisor's cache: built there if it is not.</summary>
internal sealed class ImageStep(LabSession lab, string stage, string image, IReadOnlyList<string> needs) : IStep
{
    public static string NameOf(string image) => "image-" + image;

    public string Name => NameOf(image);

    public string Stage => stage;

    public string Description => $"the image '{image}' is in the cache";

    public IReadOnlyList<string> Needs => needs;

    /// <summary>With <c>-b</c> an image of the nodes is built whether it is there or not.</summary>
    private bool Anew => lab.Choices.BuildImages && IsOfNodes;

    private bool IsOfNodes => image == MachineImage.Name || image == DeployImage.Recipe.Name;

    public async Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel) => !Anew && await IsThereAsync(cancel);

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        var ready = new ReadyMadeImages(lab);
        if (!Anew && IsOfNodes && ready.Location is not null)
        {
            context.Say($"taking ready-made images from {ready.Location}");
            await ready.ImportAsync(cancel);
            if (await IsThereAsync(cancel))
            {
                return new Outcome.Done();
            }

            context.Say($"{ready.Location} has no '{image}' as this version of Undercast wants it: it is built");
        }

        // A line a package is for the log; the screen wants what changes the picture.
        await AskAsync(true, told => (told.Text.Contains("installing", StringComparison.Ordinal) || told.Text.Contains("pack", StringComparison.Ordinal) ? context.Say : (Action<string>)context.Log)(told.Text), cancel);
        return new Outcome.Done();
    }

    private async Task<bool> IsThereAsync(CancellationToken cancel) => (await AskAsync(false, null, cancel)).Folder is not null;

    private Task<ImageAnswer> AskAsync(bool build, Action<AgentEvent>? told, CancellationToken cancel) =>
        lab.Agent(LabSshConfig.Hypervisor).AskAsync(ImageMethods.Get, new ImageRequest(image, build, Anew), told, cancel);
}

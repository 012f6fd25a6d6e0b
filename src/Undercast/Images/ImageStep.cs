using Undercast.Hosts.Agent;
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

    public async Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel) => (await AskAsync(false, null, cancel)).Folder is not null;

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        // A line a package is for the log; the screen wants what changes the picture.
        await AskAsync(true, told => (told.Text.Contains("installing", StringComparison.Ordinal) || told.Text.Contains("pack", StringComparison.Ordinal) ? context.Say : (Action<string>)context.Log)(told.Text), cancel);
        return new Outcome.Done();
    }

    private Task<ImageAnswer> AskAsync(bool build, Action<AgentEvent>? told, CancellationToken cancel) =>
        lab.Agent(LabSshConfig.Hypervisor).AskAsync(ImageMethods.Get, new ImageRequest(image, build), told, cancel);
}

using Undercast.Steps;

namespace Undercast.Images;

/// <summary>
/// The packages of an image are in the cache that the Orchestrator shares with its embedded Hypervisor: installed beside the building of that
/// Hypervisor, which needs one processor, and not after it.
/// </summary>
internal sealed class PackagesStep(LabSession lab, string stage, ImageRecipe recipe, IReadOnlyList<string> needs) : IStep
{
    public static string NameOf(string image) => "packages-" + image;

    public string Name => NameOf(recipe.Name);

    public string Stage => stage;

    public string Description => $"the packages of the image '{recipe.Name}' are in the cache";

    public IReadOnlyList<string> Needs => needs;

    /// <summary>Whoever has the image needs its packages no more.</summary>
    public Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel)
    {
        var cache = new ImageCache(LabSession.ImageCache);
        return Task.FromResult((cache.Find(recipe.Name, ContentHash.Of(recipe)) ?? cache.Find(recipe.Tree.Name, ContentHash.Of(recipe.Tree))) is not null);
    }

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        var builder = new ImageBuilder(lab.Local, LabSession.ImageCache, lab.Clock, told =>
            (told.Message.Contains("installing", StringComparison.Ordinal) ? context.Say : (Action<string>)context.Log)(told.Message));
        await builder.GetTreeAsync(recipe.Tree, cancel);
        return new Outcome.Done();
    }
}

using Undercast.Hosts;
using Undercast.Images;
using Undercast.Images.Recipes;
using Undercast.Steps;

namespace Undercast.Hypervisor;

/// <summary>The root file system of the embedded Hypervisor, copied from the image cache.</summary>
internal sealed class EmbeddedRootStep(LabSession lab) : IStep
{
    public const string StepName = "embedded-root";
    private const string Partial = ".partial";

    public string Name => StepName;

    public string Stage => Stages.Orchestrator;

    public string Description => "the embedded Hypervisor has a root file system";

    public IReadOnlyList<string> Needs => [OrchestratorPackagesStep.StepName];

    /// <summary>The copy is renamed into place as its last act, so a folder of that name is whole.</summary>
    public Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel) => Task.FromResult(Directory.Exists(lab.Paths.HypervisorRoot));

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        var builder = new ImageBuilder(lab.Local, LabSession.ImageCache, lab.Clock, told => context.Say(told.Message));
        var source = (await builder.GetAsync(HypervisorImage.Recipe, cancel)).Part(CachedImage.Tree);
        // A run that was killed leaves its copy running: it must not write into ours, nor stop us.
        var partial = $"{lab.Paths.HypervisorRoot}.{Guid.NewGuid():N}{Partial}";
        context.Say("copying the root file system");
        await RemoveLeftoversAsync(cancel);
        Directory.CreateDirectory(Path.GetDirectoryName(partial)!);
        await lab.Local.RunAsync(new Command("cp", "--archive", "--reflink=auto", source, partial), cancel);
        Directory.Move(partial, lab.Paths.HypervisorRoot);
        await RemoveLeftoversAsync(cancel);
        return new Outcome.Done();
    }

    private async Task RemoveLeftoversAsync(CancellationToken cancel)
    {
        var folder = Path.GetDirectoryName(lab.Paths.HypervisorRoot)!;
        if (Directory.Exists(folder))
        {
            var left = Directory.GetDirectories(folder, $"*{Partial}");
            await lab.Local.RunAsync(new Command("rm", ["-rf", "--one-file-system", .. left]) { AllowFailure = true }, cancel);
        }
    }
}

using Undercast.Hosts;
using Undercast.Images;
using Undercast.Images.Recipes;
using Undercast.Steps;

namespace Undercast.Hypervisor;

/// <summary>The root file system of the embedded Hypervisor, copied from the image cache.</summary>
internal sealed class EmbeddedRootStep(LabSession lab) : IStep
{
    public const string StepName = "embedded-root";

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
        var partial = lab.Paths.HypervisorRoot + ".partial";
        context.Say("copying the root file system");
        await lab.Local.RunAsync(new Command("rm", "-rf", "--one-file-system", partial), cancel);
        Directory.CreateDirectory(Path.GetDirectoryName(partial)!);
        await lab.Local.RunAsync(new Command("cp", "--archive", "--reflink=auto", source, partial), cancel);
        Directory.Move(partial, lab.Paths.HypervisorRoot);
        return new Outcome.Done();
    }
}

using Undercast.LabFile;
using Undercast.Steps;

namespace Undercast.Hypervisor;

/// <summary>The lab directory has the commands as links, in step with the machines of lab.yaml.</summary>
internal sealed class LinksStep(LabSession lab, IReadOnlyList<string> needs) : IStep
{
    public const string StepName = "links";

    public string Name => StepName;

    public string Stage => Stages.Orchestrator;

    public string Description => "the lab directory has the commands as links";

    public IReadOnlyList<string> Needs => needs;

    public Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel) => Task.FromResult(Ensure(dryRun: true) == 0);

    public Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        Ensure(dryRun: false);
        return Task.FromResult<Outcome>(new Outcome.Done());
    }

    private int Ensure(bool dryRun) => LabLinks.Ensure(lab.Lab.Directory, lab.Lab.Topology, LabDirectory.Program, dryRun);
}

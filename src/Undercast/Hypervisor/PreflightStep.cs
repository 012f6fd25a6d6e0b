using Undercast.Preflight;
using Undercast.Steps;

namespace Undercast.Hypervisor;

/// <summary>A machine offers what the lab needs of it; nothing is changed before that holds, and all that is wrong is told at once.</summary>
/// <param name="name">The step.</param>
/// <param name="stage">Its stage.</param>
/// <param name="machine">Whose requirements, for people.</param>
/// <param name="needs">Steps that it needs.</param>
/// <param name="check">Asks the machine.</param>
internal sealed class PreflightStep(string name, string stage, string machine, IReadOnlyList<string> needs, Func<CancellationToken, Task<IReadOnlyList<Requirement>>> check) : IStep
{
    public const string OrchestratorName = "preflight";
    public const string HypervisorName = "hypervisor-preflight";

    public string Name => name;

    public string Stage => stage;

    public string Description => $"{machine} offers what the lab needs";

    public IReadOnlyList<string> Needs => needs;

    /// <summary>What the embedded Hypervisor needs of this machine.</summary>
    public static PreflightStep Orchestrator(LabSession lab) => new(OrchestratorName, Stages.Orchestrator, "this machine", [], cancel => OrchestratorAsync(lab, cancel));

    /// <summary>What the lab needs of a Hypervisor that Undercast did not build.</summary>
    public static PreflightStep Hypervisor(LabSession lab) => new(HypervisorName, Stages.Virtual, "the Hypervisor", [AccessStep.StepName], cancel => HypervisorAsync(lab, cancel));

    public static async Task<IReadOnlyList<Requirement>> OrchestratorAsync(LabSession lab, CancellationToken cancel)
    {
        var programs = OrchestratorPackagesStep.Programs;
        var seen = await HostSurvey.AskAsync(lab.Local, OrchestratorRequirements.Question(programs, [lab.Paths.Work, LabSession.ImageCache]), cancel);
        return OrchestratorRequirements.Check(lab.Lab, seen, programs, Directory.Exists(lab.Paths.HypervisorRoot));
    }

    public static async Task<IReadOnlyList<Requirement>> HypervisorAsync(LabSession lab, CancellationToken cancel) =>
        HypervisorRequirements.Check(lab.Lab, await HostSurvey.AskAsync(lab.Ssh(LabSshConfig.Hypervisor), HypervisorRequirements.Question(lab.Lab), cancel));

    public async Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel) => (await check(cancel)).All(requirement => requirement.IsMet);

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        var faults = (await check(cancel)).SelectMany(requirement => requirement.Faults.Select(fault => $"{requirement.Name}: {fault}")).ToList();
        return faults.Count == 0
            ? new Outcome.Done()
            : new Outcome.Failed(new Failure($"{machine} lacks what the lab needs; nothing was changed") { LogTail = faults });
    }
}

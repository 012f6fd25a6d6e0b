using Undercast.Checkpoints;
using Undercast.LabFile;
using Undercast.Steps;
using Undercast.Tests.Rules;

namespace Undercast.Tests.Checkpoints;

/// <summary>Where checkpoints stand in the story.</summary>
public sealed class StageStepsTests
{
    [Fact]
    public async Task What_builds_on_a_stage_waits_for_its_checkpoint_and_what_does_not_goes_on()
    {
        await using var lab = new LabSession(LabFiles.Read(Path.Combine(Sources.Root, "lab"), _ => null, "/").Value!, TimeProvider.System);
        IStep[] steps =
        [
            new Named("access", Stages.Orchestrator), new Named("machines", Stages.Virtual, "access"), new Named("image", Stages.Undercloud, "access"), new Named("disk", Stages.Undercloud, "machines", "image"),
        ];

        var all = StageSteps.WithCheckpoints(lab, steps).ToDictionary(step => step.Name);

        Assert.Equal(["access"], all["machines"].Needs);
        Assert.Equal(["access"], all["image"].Needs);
        Assert.Equal(["machines", "image", "checkpoint-provision-hypervisor-virtual"], all["disk"].Needs);
        Assert.Equal(["machines"], all["checkpoint-provision-hypervisor-virtual"].Needs);
        Assert.DoesNotContain("checkpoint-install-orchestrator-keypair", all.Keys);
        Assert.Empty(new StepGraph([.. all.Values]).Check());
    }

    private sealed class Named(string name, string stage, params string[] needs) : IStep
    {
        public string Name => name;

        public string Stage => stage;

        public string Description => "";

        public IReadOnlyList<string> Needs => needs;

        public Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel) => Task.FromResult(true);

        public Task<Outcome> RunAsync(StepContext context, CancellationToken cancel) => throw new NotSupportedException();
    }
}

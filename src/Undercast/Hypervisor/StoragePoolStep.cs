using Undercast.Machines;
using Undercast.Steps;

namespace Undercast.Hypervisor;

/// <summary>The embedded Hypervisor's storage pool shares blocks between files, so that a checkpoint copies nothing.</summary>
internal sealed class StoragePoolStep(LabSession lab) : IStep
{
    public const string StepName = "storage-pool";

    public string Name => StepName;

    public string Stage => Stages.Virtual;

    public string Description => "the machines' disks share blocks with their checkpoints";

    public IReadOnlyList<string> Needs => [AccessStep.StepName];

    public async Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel) => (await EnsureAsync(dryRun: true, cancel)).Count == 0;

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        await EnsureAsync(dryRun: false, cancel);
        return new Outcome.Done();
    }

    private async Task<IReadOnlyList<string>> EnsureAsync(bool dryRun, CancellationToken cancel) =>
        (await lab.Agent(LabSshConfig.Hypervisor).AskAsync(StorageMethods.Ensure, new StoragePoolRequest(dryRun), null, cancel)).Sentences;
}

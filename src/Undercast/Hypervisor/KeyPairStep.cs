using Undercast.Hosts.Ssh;
using Undercast.Steps;

namespace Undercast.Hypervisor;

/// <summary>The lab's own key pair on the Orchestrator.</summary>
internal sealed class KeyPairStep(LabSession lab, IReadOnlyList<string> needs) : IStep
{
    public const string StepName = "key-pair";

    public string Name => StepName;

    public string Stage => Stages.Orchestrator;

    public string Description => "the Orchestrator has a key pair for this lab";

    public IReadOnlyList<string> Needs => needs;

    public Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel) =>
        Task.FromResult(File.Exists(lab.Paths.PrivateKey) && File.Exists(lab.Paths.PublicKey));

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        Directory.CreateDirectory(lab.Paths.Work);
        return await new SshKeyPair(lab.Paths.PrivateKey).EnsureAsync(lab.Local, $"undercast-{lab.Lab.Name}", cancel) ? new Outcome.Done() : new Outcome.AlreadyDone();
    }
}

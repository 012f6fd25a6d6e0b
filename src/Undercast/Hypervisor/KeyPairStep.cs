using Undercast.Hosts;
using Undercast.Steps;

namespace Undercast.Hypervisor;

/// <summary>The lab's own key pair on the Orchestrator.</summary>
internal sealed class KeyPairStep(LabSession lab) : IStep
{
    public const string StepName = "key-pair";

    public string Name => StepName;

    public string Stage => Stages.Orchestrator;

    public string Description => "the Orchestrator has a key pair for this lab";

    public IReadOnlyList<string> Needs => [];

    public Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel) =>
        Task.FromResult(File.Exists(lab.Paths.PrivateKey) && File.Exists(lab.Paths.PublicKey));

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        Directory.CreateDirectory(lab.Paths.Work);
        // A half of a pair is of no use, and ssh-keygen would ask before it overwrites one.
        File.Delete(lab.Paths.PrivateKey);
        File.Delete(lab.Paths.PublicKey);
        await lab.Local.RunAsync(new Command("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", $"undercast-{lab.Lab.Name}", "-f", lab.Paths.PrivateKey), cancel);
        return new Outcome.Done();
    }
}

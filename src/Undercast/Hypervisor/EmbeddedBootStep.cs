using Undercast.Steps;

namespace Undercast.Hypervisor;

/// <summary>The embedded Hypervisor runs, and is connected to the Orchestrator.</summary>
internal sealed class EmbeddedBootStep(LabSession lab) : IStep
{
    public const string StepName = "embedded-boot";

    public string Name => StepName;

    public string Stage => Stages.Orchestrator;

    public string Description => "the embedded Hypervisor runs";

    public IReadOnlyList<string> Needs => [EmbeddedRootStep.StepName, KeyPairStep.StepName];

    public async Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel) =>
        lab.Embedded.RunningPid() is not null && await lab.Embedded.IsConnectedAsync(cancel);

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        if (lab.Embedded.RunningPid() is null)
        {
            lab.Embedded.Personalise(await File.ReadAllTextAsync(lab.Paths.PublicKey, cancel));
            await lab.Embedded.DisconnectAsync(cancel);
            Directory.CreateDirectory(LabSession.ImageCache);
            await lab.Local.RunAsync(lab.Embedded.BootCommand(LabSession.ImageCache), cancel);
            await context.WaitAsync(
                new Wait("the link to the embedded Hypervisor")
                {
                    Probe = _ => Task.FromResult<ProbeResult>(
                        Directory.Exists($"/sys/class/net/{lab.Embedded.Address.Interface}") ? new ProbeResult.Ready() : new ProbeResult.NotYet("systemd-nspawn has not made it yet")),
                    Interval = TimeSpan.FromMilliseconds(50),
                    Limit = TimeSpan.FromSeconds(20),
                    Hint = $"read {lab.Paths.HypervisorConsole}: systemd-nspawn says there why it stopped",
                },
                cancel);
        }

        await lab.Embedded.ConnectAsync(cancel);
        return new Outcome.Done();
    }
}

using Undercast.Hosts;
using Undercast.Steps;

namespace Undercast.Hypervisor;

/// <summary>The programs that the embedded Hypervisor needs on the Orchestrator.</summary>
internal sealed class OrchestratorPackagesStep(LabSession lab) : IStep
{
    public const string StepName = "orchestrator-packages";

    /// <summary>Program, and the Debian package that has it.</summary>
    private static readonly (string Program, string Package)[] Needed =
    [
        ("systemd-nspawn", "systemd-container"), ("mmdebstrap", "mmdebstrap"), ("nft", "nftables"), ("ip", "iproute2"), ("ssh", "openssh-client"),
        ("zstd", "zstd"),
    ];

    /// <summary>What must be there; this step installs it where apt is.</summary>
    public static IReadOnlyList<string> Programs { get; } = [.. Needed.Select(each => each.Program)];

    public string Name => StepName;

    public string Stage => Stages.Orchestrator;

    public string Description => "the Orchestrator can build and boot the embedded Hypervisor";

    public IReadOnlyList<string> Needs => [PreflightStep.OrchestratorName];

    public async Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel) => (await MissingAsync(cancel)).Count == 0;

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        var missing = await MissingAsync(cancel);
        context.Say($"installing {string.Join(", ", missing)}");
        await lab.Local.RunAsync(new Command("apt-get", "update", "-q"), cancel);
        await lab.Local.StreamAsync(
            new Command("apt-get", ["install", "-y", "-q", "--no-install-recommends", .. missing]) { Environment = new Dictionary<string, string?> { ["DEBIAN_FRONTEND"] = "noninteractive" } },
            context.Log,
            cancel);
        return new Outcome.Done();
    }

    private async Task<IReadOnlyList<string>> MissingAsync(CancellationToken cancel)
    {
        var missing = new List<string>();
        foreach (var (program, package) in Needed)
        {
            if (!(await lab.Local.RunAsync(new Command("sh", "-c", $"command -v {program}") { AllowFailure = true }, cancel)).Succeeded)
            {
                missing.Add(package);
            }
        }

        return missing;
    }
}

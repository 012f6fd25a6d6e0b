using Undercast.Steps;

namespace Undercast.Cloud.Verification;

/// <summary>The way in, and whether behind it everybody is at work.</summary>
internal sealed class IdentityParts(UsedCloud used)
{
    public const string Identity = "identity";

    private long changes;

    public IReadOnlyList<VerificationPart> All =>
    [
        new(Identity, "Keystone gives a token", EnterAsync),
        new("daemons", "every service answers, and its daemons are up", LookAsync, Identity),
    ];

    /// <summary>What is wrong with the services: the likely cause of whatever else failed.</summary>
    public IReadOnlyList<string> Faults { get; private set; } = [];

    private async Task EnterAsync(StepContext context, CancellationToken cancel) =>
        context.Say($"{(await used.Api.TokenAsync(cancel)).Catalog.Count} services in the catalog");

    private async Task LookAsync(StepContext context, CancellationToken cancel)
    {
        try
        {
            await context.WaitAsync(
                new Wait("every service of the cloud")
                {
                    Probe = AskAsync,
                    Interval = TimeSpan.FromSeconds(2),
                    // Machines that were just started or put back bring their services up one after the other.
                    Limit = TimeSpan.FromSeconds(90),
                    HardLimit = TimeSpan.FromMinutes(5),
                },
                cancel);
        }
        catch (WaitTimedOutException)
        {
            throw new StepFailedException(new Failure(Faults[0])
            {
                LogTail = [.. Faults.Skip(1)],
                Cure = "what runs on a machine: `./undercast ssh-controller NAME sudo podman ps --all`; its logs are in /var/log/containers/ there",
            });
        }
    }

    private async Task<ProbeResult> AskAsync(CancellationToken cancel)
    {
        var before = Faults;
        Faults = (await CloudHealth.AskAsync(used.Api, cancel)).Faults;
        changes += Faults.SequenceEqual(before) ? 0 : 1;
        return Faults.Count == 0 ? new ProbeResult.Ready() : new ProbeResult.NotYet(string.Join("; ", Faults), changes);
    }
}

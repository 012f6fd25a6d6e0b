using Undercast.Steps;

namespace Undercast.Cloud.Verification;

/// <summary>The way in, and whether behind it everybody is at work.</summary>
internal sealed class IdentityParts(UsedCloud used)
{
    public const string Identity = "identity";

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
        Faults = (await CloudHealth.AskAsync(used.Api, cancel)).Faults;
        if (Faults is [var first, ..])
        {
            throw new StepFailedException(new Failure(first)
            {
                LogTail = [.. Faults.Skip(1)],
                Cure = "what runs on a machine: `./undercast ssh-controller NAME sudo podman ps --all`; its logs are in /var/log/containers/ there",
            });
        }
    }
}

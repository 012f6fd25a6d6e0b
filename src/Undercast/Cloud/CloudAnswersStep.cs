using Undercast.Services;
using Undercast.Steps;

namespace Undercast.Cloud;

/// <summary>The overcloud can be used: every service answers by the public API, and its daemons have reported.</summary>
internal sealed class CloudAnswersStep(LabSession lab, IReadOnlyList<string> needs) : IStep
{
    public const string StepName = "cloud-answers";

    public string Name => StepName;

    public string Stage => Stages.Configure;

    public string Description => "the overcloud's public API answers, and its daemons are up";

    public IReadOnlyList<string> Needs => needs;

    public async Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel) => (await FaultsAsync(cancel)).Count == 0;

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        await context.WaitAsync(
            new Wait("every service of the overcloud")
            {
                Probe = async stop => await FaultsAsync(stop) is { Count: > 0 } faults ? new ProbeResult.NotYet(string.Join("; ", faults)) : new ProbeResult.Ready(),
                Interval = TimeSpan.FromSeconds(2),
                Limit = TimeSpan.FromMinutes(3),
                Hint = "what runs there and what it logs: `./undercast ssh-controller controller-0 sudo podman ps` and /var/log/containers/",
            },
            cancel);
        return new Outcome.Done();
    }

    private async Task<IReadOnlyList<string>> FaultsAsync(CancellationToken cancel) =>
        (await lab.Agent(LabSshConfig.Hypervisor).AskAsync(CloudMethods.Health, CloudAccess.Public(lab.Clouds.Overcloud()), null, cancel)).Faults;
}

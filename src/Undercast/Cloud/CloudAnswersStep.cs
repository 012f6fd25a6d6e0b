using Undercast.Hosts;
using Undercast.LabFile;
using Undercast.Services;
using Undercast.Services.Catalog;
using Undercast.Steps;

namespace Undercast.Cloud;

/// <summary>The overcloud can be used: every service answers by the public API, and its daemons have reported.</summary>
internal sealed class CloudAnswersStep(LabSession lab, IReadOnlyList<string> needs) : IStep
{
    public const string StepName = "cloud-answers";

    private const int MostLogs = 3;

    // Errors say why, the last line whether it still tries. podman writes a time and a stream before each; Python tells of an error line by line, some of them empty.
    private const string LastErrors = """
        { sudo grep -aE ' (ERROR|CRITICAL) ' "$1" | grep -avE '(ERROR|CRITICAL) [a-z_.]+ *($|  File )' | tail -n 3; sudo tail -n 1 "$1"; } | sed -E 's/^[^ ]+ std(out|err) [FP] //' | cut -c 1-700
        """;

    public string Name => StepName;

    public string Stage => Stages.Configure;

    public string Description => "the overcloud's public API answers, and its daemons are up";

    public IReadOnlyList<string> Needs => needs;

    public async Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel) => (await AskAsync(cancel)).Faults.Count == 0;

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        CloudHealth health = new([], []);
        var wait = new Wait("every service of the overcloud")
        {
            Probe = async stop =>
            {
                health = await AskAsync(stop);
                return health.Faults is { Count: > 0 } faults ? new ProbeResult.NotYet(string.Join("; ", faults)) : new ProbeResult.Ready();
            },
            Interval = TimeSpan.FromSeconds(2),
            Limit = TimeSpan.FromMinutes(3),
        };
        try
        {
            await context.WaitAsync(wait, cancel);
            return new Outcome.Done();
        }
        catch (WaitTimedOutException late)
        {
            return new Outcome.Failed(new Failure(late.Message)
            {
                LogTail = await LogsAsync(health.Down, cancel),
                Cure = "what runs there and what it logs: `./undercast ssh-controller controller-0 sudo podman ps` and `./undercast logs controller-0`; then `./undercast up` again",
            });
        }
    }

    /// <summary>What the daemons that are down wrote last.</summary>
    private async Task<IReadOnlyList<string>> LogsAsync(IReadOnlyList<CloudDaemon> daemons, CancellationToken cancel)
    {
        List<string> lines = [];
        foreach (var (daemon, machine) in daemons.SelectMany(daemon => MachinesOf(daemon).Select(machine => (daemon, machine.Name))).Take(MostLogs))
        {
            try
            {
                var read = await lab.Ssh(machine).RunAsync(new Command("sh", "-c", LastErrors, "sh", ServicePaths.Log(daemon.Binary)) { AllowFailure = true }, cancel);
                lines.AddRange(Lines(read.Succeeded ? read.Output : read.Error).Select(line => $"{machine} {daemon.Binary}: {line}"));
            }
            catch (HostException gone)
            {
                lines.Add($"{machine} {daemon.Binary}: {gone.Message}");
            }
        }

        return lines;
    }

    // What belongs to all controllers runs on each.
    private IEnumerable<LabMachine> MachinesOf(CloudDaemon daemon) =>
        lab.Lab.Machines.Where(machine => daemon.Machine == Oslo.HostGroup ? machine.Role == MachineRole.Controller : machine.Name == daemon.Machine);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private async Task<CloudHealth> AskAsync(CancellationToken cancel) =>
        await lab.Agent(LabSshConfig.Hypervisor).AskAsync(CloudMethods.Health, CloudAccess.Public(lab.Clouds.Overcloud()), null, cancel);
}

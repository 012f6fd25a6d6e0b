using Undercast.Bmc;
using Undercast.Hosts;
using Undercast.Hosts.Ssh;
using Undercast.Machines;
using Undercast.Steps;

namespace Undercast.Undercloud;

/// <summary>undercloud-0 runs and answers over ssh.</summary>
internal sealed class UndercloudBootStep(LabSession lab) : IStep
{
    public const string StepName = "undercloud-boot";

    public string Name => StepName;

    public string Stage => Stages.Undercloud;

    public string Description => "undercloud-0 runs and answers over ssh";

    public IReadOnlyList<string> Needs => [UndercloudDiskStep.StepName];

    private string Machine => lab.Lab.Topology.Undercloud.Name;

    public async Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel)
    {
        try
        {
            return await AnswersAsync(cancel) is ProbeResult.Ready;
        }
        catch (SshConnectionException)
        {
            return false;
        }
    }

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        var hypervisor = lab.Agent(LabSshConfig.Hypervisor);
        await hypervisor.AskAsync(MachineMethods.Power, new PowerRequest(Machine, PowerAction.On), null, cancel);
        var pinning = new HostKeyPinning(lab.Paths.KnownHosts);
        await context.WaitAsync(
            new Wait($"ssh of {Machine}")
            {
                Probe = async stop =>
                {
                    await pinning.EnsureAsync(lab.Ssh(LabSshConfig.Hypervisor), LabSshConfig.Find(lab, Machine), stop);
                    return await AnswersAsync(stop);
                },
                Interval = TimeSpan.FromMilliseconds(300),
                Limit = TimeSpan.FromMinutes(5),
                NotYetWhen = failure => (failure as SshConnectionException)?.Message,
                Hint = $"its console: ./undercast ssh-hypervisor tail -50 {new MachineFiles(Machine).ConsoleLog}",
            },
            cancel);
        return new Outcome.Done();
    }

    private async Task<ProbeResult> AnswersAsync(CancellationToken cancel)
    {
        var answer = await lab.Ssh(Machine).RunAsync(new Command("true") { AllowFailure = true }, cancel);
        return answer.Succeeded ? new ProbeResult.Ready() : new ProbeResult.NotYet(answer.Error.Trim());
    }
}

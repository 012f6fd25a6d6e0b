using Undercast.Hosts;
using Undercast.Hosts.Ssh;
using Undercast.LabFile;
using Undercast.Steps;

namespace Undercast.Hypervisor;

/// <summary>The Hypervisor answers over ssh, with the lab's key and a pinned host key.</summary>
internal sealed class AccessStep(LabSession lab, IReadOnlyList<string> needs) : IStep
{
    public const string StepName = "hypervisor-access";

    public string Name => StepName;

    public string Stage => Stages.Orchestrator;

    public string Description => "the Hypervisor answers over ssh with the lab's key";

    public IReadOnlyList<string> Needs => needs;

    public async Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel)
    {
        if (!File.Exists(lab.Paths.KnownHosts) || !File.Exists(lab.Paths.SshConfig) || await File.ReadAllTextAsync(lab.Paths.SshConfig, cancel) != LabSshConfig.For(lab).Render())
        {
            return false;
        }

        try
        {
            return await AnswersAsync(cancel) is ProbeResult.Ready;
        }
        catch (SshConnectionException)
        {
            // The run tells why, or cures it.
            return false;
        }
    }

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        await File.WriteAllTextAsync(lab.Paths.SshConfig, LabSshConfig.For(lab).Render(), cancel);
        if (lab.Lab.Environment.Hypervisor.Form == HypervisorForm.Embedded)
        {
            // Its host key was made on this machine, so there is nobody to trust but ourselves.
            await context.WaitAsync(new Wait("the host key of the embedded Hypervisor") { Probe = PinEmbeddedAsync, Interval = TimeSpan.FromMilliseconds(100), Limit = TimeSpan.FromMinutes(1) }, cancel);
        }
        else
        {
            var host = LabSshConfig.Find(lab, LabSshConfig.Hypervisor);
            foreach (var key in await new HostKeyPinning(lab.Paths.KnownHosts).EnsureAsync(lab.Local, host, cancel))
            {
                context.Say($"pinned the host key of {host.Target}: {key.Type} {key.Fingerprint}");
            }

            // Asks for the password at the terminal if no key opens it yet.
            await new PublicKeyInstallation(lab.Local, lab.Paths.SshConfig).EnsureAsync(host, new SshKeyPair(lab.Paths.PrivateKey), cancel);
        }

        await context.WaitAsync(
            new Wait("ssh of the Hypervisor") { Probe = AnswersAsync, Interval = TimeSpan.FromMilliseconds(200), Limit = TimeSpan.FromMinutes(1), NotYetWhen = failure => (failure as SshConnectionException)?.Message },
            cancel);
        return new Outcome.Done();
    }

    private async Task<ProbeResult> PinEmbeddedAsync(CancellationToken cancel)
    {
        var file = Path.Combine(lab.Paths.HypervisorRoot, "etc/ssh/ssh_host_ed25519_key.pub");
        if (!File.Exists(file) || HostKey.TryParse(await File.ReadAllTextAsync(file, cancel)) is not { } key)
        {
            return new ProbeResult.NotYet("sshd has not made it yet");
        }

        await new HostKeyPinning(lab.Paths.KnownHosts).PinAsync(LabSshConfig.Hypervisor, [key], cancel);
        return new ProbeResult.Ready();
    }

    private async Task<ProbeResult> AnswersAsync(CancellationToken cancel)
    {
        var answer = await lab.Ssh(LabSshConfig.Hypervisor).RunAsync(new Command("true") { AllowFailure = true }, cancel);
        return answer.Succeeded ? new ProbeResult.Ready() : new ProbeResult.NotYet(answer.Error.Trim());
    }
}

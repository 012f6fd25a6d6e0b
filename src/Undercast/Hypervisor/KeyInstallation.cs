using Undercast.Hosts;
using Undercast.Steps;

namespace Undercast.Hypervisor;

/// <summary>Brings the lab's public key to root on a Hypervisor that Undercast did not build, as ssh-copy-id does.</summary>
internal sealed class KeyInstallation(LabSession lab)
{
    public async Task InstallAsync(StepContext context, CancellationToken cancel)
    {
        var target = lab.Ssh(LabSshConfig.Hypervisor).Target;
        var scanned = await lab.Local.RunAsync(new Command("ssh-keyscan", "-t", "ed25519", "-p", $"{target.Port}", target.Host) { AllowFailure = true }, cancel);
        var key = scanned.Output.Split('\n').Select(line => line.Split(' ')).FirstOrDefault(words => words is [_, "ssh-ed25519", _]);
        if (key is null)
        {
            throw new StepFailedException(new Failure($"no ssh server with an ed25519 host key answers at '{target}'")
            {
                Machine = LabSshConfig.Hypervisor,
                Cause = scanned.Error.Trim(),
                Cure = "check HYPERVISOR_ADDRESS in conf/env, and that sshd runs there",
            });
        }

        if (!File.Exists(lab.Paths.KnownHosts) || !(await File.ReadAllTextAsync(lab.Paths.KnownHosts, cancel)).Contains(LabSshConfig.Hypervisor + " ", StringComparison.Ordinal))
        {
            context.Say($"pinning the host key of {target}: ssh-ed25519 {key[2]}");
            await PinnedHostKeys.SetAsync(lab.Paths.KnownHosts, LabSshConfig.Hypervisor, $"ssh-ed25519 {key[2]}", cancel);
        }

        if (!(await lab.Ssh(LabSshConfig.Hypervisor).RunAsync(new Command("true") { AllowFailure = true }, cancel)).Succeeded)
        {
            context.Say($"copying the public key to {target}; ssh may ask for its password");
            var status = await lab.Local.RunInteractiveAsync(
                new Command("ssh-copy-id", "-i", lab.Paths.PublicKey, "-p", $"{target.Port}", "-o", $"UserKnownHostsFile={lab.Paths.KnownHosts}", "-o", $"HostKeyAlias={LabSshConfig.Hypervisor}", $"{target.User}@{target.Host}"),
                cancel);
            if (status != 0)
            {
                throw new StepFailedException(new Failure($"the public key could not be copied to '{target}'")
                {
                    Machine = LabSshConfig.Hypervisor,
                    Status = status,
                    Cure = $"add the line in {lab.Paths.PublicKey} to /root/.ssh/authorized_keys there, and run this again",
                });
            }
        }
    }
}

using Undercast.Hosts;
using Undercast.Steps;

namespace Undercast.Undercloud;

/// <summary>
/// On the Hypervisor: user `stack`, every machine's name in /etc/hosts, and a key pair of root's that opens undercloud-0 as `stack` and as root.
/// </summary>
internal sealed class HypervisorAccountsStep(LabSession lab) : IStep
{
    public const string StepName = "hypervisor-accounts";

    // $1 the marked lines of /etc/hosts, one argument a line after it.
    private const string Script = """
        set -eu
        id stack >/dev/null 2>&1 || useradd --create-home --shell /bin/bash stack
        [ -f /root/.ssh/id_ed25519 ] || ssh-keygen -q -t ed25519 -N '' -C root@hypervisor -f /root/.ssh/id_ed25519
        { sed '/# undercast$/d' /etc/hosts; printf '%s # undercast\n' "$@"; } > /etc/hosts.undercast
        cat /etc/hosts.undercast > /etc/hosts
        rm /etc/hosts.undercast
        cat /root/.ssh/id_ed25519.pub
        """;

    private const string Check = """
        id stack >/dev/null 2>&1 && [ -f /root/.ssh/id_ed25519 ] || exit 1
        for line in "$@"; do grep -qxF "$line # undercast" /etc/hosts || exit 1; done
        ssh -o BatchMode=yes -o StrictHostKeyChecking=accept-new stack@undercloud-0 true
        """;

    private const string Authorise = """
        set -eu
        id stack >/dev/null 2>&1 || useradd --create-home --shell /bin/bash stack
        echo 'stack ALL=(ALL) NOPASSWD: ALL' > /etc/sudoers.d/stack
        chmod 440 /etc/sudoers.d/stack
        mkdir -p -m 700 /home/stack/.ssh
        touch /home/stack/.ssh/authorized_keys
        for home in /root /home/stack; do
          for key in "$@"; do grep -qxF "$key" $home/.ssh/authorized_keys || echo "$key" >> $home/.ssh/authorized_keys; done
        done
        chown -R stack:stack /home/stack/.ssh
        """;

    public string Name => StepName;

    public string Stage => Stages.Undercloud;

    public string Description => "the Hypervisor knows user stack, the machines' names, and a key to undercloud-0";

    public IReadOnlyList<string> Needs => [UndercloudBootStep.StepName];

    public async Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel) =>
        (await lab.Ssh(LabSshConfig.Hypervisor).RunAsync(new Command("sh", ["-c", Check, "sh", .. Names()]) { AllowFailure = true }, cancel)).Succeeded;

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        var made = await lab.Ssh(LabSshConfig.Hypervisor).RunAsync(new Command("sh", ["-c", Script, "sh", .. Names()]), cancel);
        await lab.Ssh(lab.Lab.Topology.Undercloud.Name).RunAsync(new Command("sh", "-c", Authorise, "sh", made.Output.Trim(), (await File.ReadAllTextAsync(lab.Paths.PublicKey, cancel)).Trim()), cancel);
        return new Outcome.Done();
    }

    /// <summary>A line a machine. Only undercloud-0 has an address yet; the others are named in a comment until Nova gave them one.</summary>
    private IEnumerable<string> Names() => lab.Lab.Machines.Select(machine =>
        machine == lab.Lab.Topology.Undercloud ? $"{lab.Lab.Networks.ControlPlane.Undercloud} {machine.Name}" : $"#0.0.0.0 {machine.Name}");
}

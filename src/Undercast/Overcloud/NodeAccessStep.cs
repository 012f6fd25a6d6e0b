using Undercast.Hosts;
using Undercast.Hosts.Ssh;
using Undercast.LabFile;
using Undercast.Steps;

namespace Undercast.Overcloud;

/// <summary>
/// The overcloud's machines are known by name and answer: their host keys are pinned, the Hypervisor and the undercloud have their names, and
/// a login as heat-admin finds what only the deployed system has. `active` alone is no proof: Ironic believes the BMC.
/// </summary>
internal sealed class NodeAccessStep(LabSession lab) : IStep
{
    public const string StepName = "node-access";

    // $1 the machine's name.
    private const string Proof = "[ \"$(hostname)\" = \"$1\" ] && sudo -n test -f /etc/undercast/machine.json";

    // The lines of /etc/hosts, one argument a line.
    private const string Names = """
        set -eu
        { sed '/# undercast node$/d' /etc/hosts; printf '%s # undercast node\n' "$@"; } > /etc/hosts.undercast
        cat /etc/hosts.undercast > /etc/hosts
        rm /etc/hosts.undercast
        """;

    private const string HasNames = "for line in \"$@\"; do grep -qxF \"$line # undercast node\" /etc/hosts || exit 1; done";

    public string Name => StepName;

    public string Stage => Stages.Overcloud;

    public string Description => "the overcloud's machines are known by name, and answer over ssh";

    public IReadOnlyList<string> Needs => [DeploymentStep.StepName];

    private IEnumerable<LabMachine> Nodes => lab.Lab.Topology.Nodes;

    private IEnumerable<string> KnowingHosts => [LabSshConfig.Hypervisor, lab.Lab.Topology.Undercloud.Name];

    private IEnumerable<string> Lines => Nodes.Select(node => $"{node.ControlPlaneAddress} {node.Name}");

    public async Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel)
    {
        var named = await Task.WhenAll(KnowingHosts.Select(async host => (await RunAsync(host, HasNames, Lines, true, cancel)).Succeeded));
        return named.All(known => known) && (await Task.WhenAll(Nodes.Select(node => AnswersAsync(node, cancel)))).All(answers => answers);
    }

    public async Task<Outcome> RunAsync(StepContext context, CancellationToken cancel)
    {
        await Task.WhenAll(KnowingHosts.Select(host => RunAsync(host, Names, Lines, false, cancel)));
        var pinning = new HostKeyPinning(lab.Paths.KnownHosts);
        foreach (var node in Nodes)
        {
            // A machine that was deployed anew has a new key.
            if (!await AnswersAsync(node, cancel))
            {
                await pinning.ForgetAsync(node.Name, cancel);
                await pinning.EnsureAsync(lab.Ssh(LabSshConfig.Hypervisor), LabSshConfig.Find(lab, node.Name), cancel);
            }

            var proof = await RunAsync(node.Name, Proof, [node.Name], true, cancel);
            if (!proof.Succeeded)
            {
                return new Outcome.Failed(new Failure($"{node.Name} answers, but is not the system that was deployed")
                {
                    Machine = node.Name,
                    Cause = $"another machine has its address {node.ControlPlaneAddress}, or its disk was not written",
                    Cure = $"look at its console: ./undercast logs {node.Name}",
                    LogTail = [proof.Error.Trim()],
                });
            }
        }

        return new Outcome.Done();
    }

    private async Task<bool> AnswersAsync(LabMachine node, CancellationToken cancel)
    {
        try
        {
            return (await RunAsync(node.Name, Proof, [node.Name], true, cancel)).Succeeded;
        }
        catch (SshConnectionException)
        {
            return false;
        }
    }

    private Task<CommandResult> RunAsync(string host, string script, IEnumerable<string> arguments, bool allowFailure, CancellationToken cancel) =>
        lab.Ssh(host).RunAsync(new Command("sh", ["-c", script, "sh", .. arguments]) { AllowFailure = allowFailure }, cancel);
}

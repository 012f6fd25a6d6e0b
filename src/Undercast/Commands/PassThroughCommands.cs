using System.CommandLine;
using Command = System.CommandLine.Command;

namespace Undercast.Commands;

/// <summary>Commands that hand everything after their name to a tool on a machine of the lab, and answer with its exit status.</summary>
internal static class PassThroughCommands
{
    public static Command SshHypervisor() => Pass(
        "ssh-hypervisor", "log in to the Hypervisor as root, or run one command there",
        words => words is [] ? null : new Hosts.Command("sh", "-c", string.Join(' ', words)));

    public static Command VirshHypervisor() => Pass(
        "virsh-hypervisor", "virsh on the Hypervisor, with any arguments",
        words => new Hosts.Command("virsh", ["--connect", "qemu:///system", .. words]),
        "container machines are not libvirt's: `hypervisor/machinectl list` shows them");

    public static Command MachinectlHypervisor() => Pass(
        "machinectl-hypervisor", "machinectl on the Hypervisor, with any arguments", words => new Hosts.Command("machinectl", [.. words]));

    private static Command Pass(string name, string description, Func<string[], Hosts.Command?> command, string? remark = null)
    {
        var words = new Argument<string[]>("ARGUMENTS") { Arity = ArgumentArity.ZeroOrMore, CaptureRemainingTokens = true };
        var pass = new Command(name, description) { words };
        pass.TreatUnmatchedTokensAsErrors = false;
        pass.SetAction(async (parsed, cancel) =>
        {
            await using var lab = LabDoor.Open(parsed);
            if (remark is not null)
            {
                await Console.Error.WriteLineAsync($"undercast: {remark}");
            }

            string[] given = [.. parsed.GetValue(words) ?? [], .. parsed.UnmatchedTokens];
            return await lab.Ssh(LabSshConfig.Hypervisor).LoginAsync(command(given), cancel);
        });
        return pass;
    }
}

using System.CommandLine;
using Undercast.LabFile;
using Command = System.CommandLine.Command;

namespace Undercast.Commands;

/// <summary>Commands that hand everything after their name to a tool on a machine of the lab, and answer with its exit status.</summary>
internal static class PassThroughCommands
{
    private static readonly ToolCommand[] Tools =
    [
        new("ssh-hypervisor", "log in to the Hypervisor as root, or run one command there", Shell) { Machine = Hypervisor, HasOptions = true },
        new("virsh-hypervisor", "virsh on the Hypervisor, with any arguments", words => new("virsh", ["--connect", "qemu:///system", .. words]))
        {
            Machine = Hypervisor,
            Remark = lab => ContainerMachines(lab) is [] ? null : "container machines are not libvirt's: `hypervisor/machinectl list` shows those that are on",
        },
        new("machinectl-hypervisor", "machinectl on the Hypervisor, with any arguments", words => new("machinectl", words))
        {
            Machine = Hypervisor,
            Remark = lab => ContainerMachines(lab) is [] ? null : $"machinectl knows machines that are on; this lab's: {string.Join(", ", ContainerMachines(lab))}",
        },
        new("ssh-controller", "log in to a machine through the Hypervisor, or run one command there", Shell) { HasOptions = true },
        new("podman-controller", "podman on a machine, with any arguments", words => new("sudo", ["podman", .. words])),
        new("openstack-undercloud", "the undercloud's openstack client, with any arguments", words => Client("stackrc", words)) { Machine = Undercloud },
        new(LabLinks.OpenStack, "the overcloud's openstack client, with any arguments", words => Client("overcloudrc", words)) { Machine = Undercloud },
    ];

    public static IEnumerable<Command> All() => Tools.Select(Create);

    /// <summary>Everything after the name of such a command is the tool's, options too: a "--" says so to the parser.</summary>
    public static string[] Fence(IReadOnlyList<string> words)
    {
        // --lab and its value, or --quiet, may stand before a command.
        var at = 0;
        while (at < words.Count && (words[at].StartsWith('-') || (at > 0 && words[at - 1] == LabOptions.Lab.Name)))
        {
            at++;
        }

        var tool = Tools.FirstOrDefault(each => at < words.Count && each.Name == words[at]);
        return tool is null || (tool.HasOptions && at + 1 < words.Count && words[at + 1].StartsWith('-'))
            ? [.. words]
            : [.. words.Take(at + 1), "--", .. words.Skip(at + 1)];
    }

    private static Command Create(ToolCommand tool)
    {
        var machine = new Argument<string>("NAME") { Description = "the machine, or USER@machine" };
        var words = new Argument<string[]>("ARGUMENTS") { Arity = ArgumentArity.ZeroOrMore, CaptureRemainingTokens = true };
        var command = new Command(tool.Name, tool.Description);
        if (tool.Machine is null)
        {
            command.Add(machine);
        }

        command.Add(words);
        command.SetAction(async (parsed, cancel) =>
        {
            await using var lab = LabDoor.Open(parsed);
            if (tool.Remark(lab.Lab) is { } remark)
            {
                await Console.Error.WriteLineAsync($"undercast: {remark}");
            }

            var host = await MachineDoor.OpenAsync(lab, tool.Machine?.Invoke(lab.Lab) ?? parsed.GetRequiredValue(machine), cancel);
            Hosts.ProcessImage.Become(host.Login(tool.Command(parsed.GetValue(words) ?? [])));
        });
        return command;
    }

    // As if KVM were missing: whether it works is known on the Hypervisor alone.
    private static List<string> ContainerMachines(Lab lab) =>
        [.. lab.Machines.Where(machine => machine.IsContainer(lab.Environment.Machines, kvm: false)).Select(machine => machine.Name)];

    private static string Hypervisor(Lab lab) => LabSshConfig.Hypervisor;

    private static string Undercloud(Lab lab) => lab.Topology.Undercloud.Name;

    private static Hosts.Command? Shell(string[] words) => words is [] ? null : new("sh", "-c", string.Join(' ', words));

    private static Hosts.Command Client(string credentials, string[] words) =>
        new("sh", ["-c", $". /home/stack/{credentials} && exec openstack \"$@\"", LabLinks.OpenStack, .. words]);
}

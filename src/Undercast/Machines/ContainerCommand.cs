using Undercast.Hosts;

namespace Undercast.Machines;

/// <summary>The systemd-nspawn command line of a container machine.</summary>
internal static class ContainerCommand
{
    public static Command Render(MachineDefinition machine, ContainerSystem system)
    {
        List<string> arguments =
        [
            "--quiet", "--boot", "--keep-unit", "--register=yes", "--link-journal=no", "--resolv-conf=off", "--timezone=off",
            "--directory=" + system.Root, "--machine=" + machine.Name, "--uuid=" + machine.Uuid.ToString("D"),
            // The machine runs containers, Open vSwitch and QEMU of its own.
            "--capability=all", "--system-call-filter=@known", "--bind=/dev/net/tun", "--bind=/dev/fuse",
        ];
        arguments.AddRange(machine.Nics.Select(nic => $"--network-interface={ContainerNics.Names(machine, nic).Inner}:{nic.Name}"));
        arguments.AddRange(system.Binds);
        return new Command("systemd-nspawn", [.. arguments]);
    }
}

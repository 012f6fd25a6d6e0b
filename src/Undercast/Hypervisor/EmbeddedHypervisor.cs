using System.Globalization;
using Undercast.Hosts;

namespace Undercast.Hypervisor;

/// <summary>
/// The Hypervisor that Undercast builds on the Orchestrator: a Debian system in systemd-nspawn, with network and process
/// namespaces of its own. Everything here acts on the Orchestrator; once it runs it is a Hypervisor like any other, reached by ssh.
/// </summary>
internal sealed class EmbeddedHypervisor(ICommandRunner local, LabPaths paths, string labName)
{
    private const string DefaultUnifiedHierarchy = "/sys/fs/cgroup";

    public string MachineName => "undercast-" + labName;

    public EmbeddedAddress Address { get; } = EmbeddedAddress.For(paths.Directory);

    private string Table => "undercast_" + Address.Interface.Replace('-', '_');

    private string CgroupFolder => Path.Combine(
        Directory.Exists(DefaultUnifiedHierarchy + "/unified") ? DefaultUnifiedHierarchy + "/unified" : DefaultUnifiedHierarchy,
        MachineName + "-" + Address.Interface);

    /// <summary>The systemd-nspawn process of this lab, or null. The pid file is only a hint: the process is asked for its root.</summary>
    public int? RunningPid()
    {
        if (!File.Exists(paths.HypervisorPid) || !int.TryParse(File.ReadAllText(paths.HypervisorPid), CultureInfo.InvariantCulture, out var pid))
        {
            return null;
        }

        var commandLine = $"/proc/{pid}/cmdline";
        return File.Exists(commandLine) && File.ReadAllText(commandLine).Contains(paths.HypervisorRoot, StringComparison.Ordinal) ? pid : null;
    }

    /// <summary>What is this lab's own in the root: its address, its name, the name server, the key that may enter.</summary>
    public void Personalise(string publicKey)
    {
        Write("etc/hostname", "hypervisor\n");
        Write("etc/hosts", "127.0.0.1 localhost\n::1 localhost\n127.0.1.1 hypervisor\n");
        Write("etc/resolv.conf", File.Exists("/etc/resolv.conf") ? File.ReadAllText("/etc/resolv.conf") : "");
        Write("etc/systemd/network/10-orchestrator.network", $"""
            # The link to the Orchestrator.
            [Match]
            Name=host0

            [Network]
            Address={Address.Hypervisor}/{EmbeddedAddress.PrefixLength}
            Gateway={Address.Orchestrator}

            """);
        Write("root/.ssh/authorized_keys", publicKey.TrimEnd() + "\n");
        File.SetUnixFileMode(Path.Combine(paths.HypervisorRoot, "root/.ssh"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>The lab's link, address and way out exist on the Orchestrator once this returns.</summary>
    public async Task ConnectAsync(CancellationToken cancel)
    {
        await local.RunAsync(new Command("ip", "address", "replace", $"{Address.Orchestrator}/{EmbeddedAddress.PrefixLength}", "dev", Address.Interface), cancel);
        await local.RunAsync(new Command("ip", "link", "set", Address.Interface, "up"), cancel);
        await local.RunAsync(new Command("nft", "-f", "-") { Input = $$"""
            table ip {{Table}} {}
            delete table ip {{Table}}
            table ip {{Table}} {
              chain postrouting {
                type nat hook postrouting priority srcnat
                ip saddr {{Address.Network}} oifname != "{{Address.Interface}}" masquerade
              }
            }

            """ }, cancel);
        await File.WriteAllTextAsync("/proc/sys/net/ipv4/ip_forward", "1\n", cancel);
    }

    /// <summary>Whether the link has its address and its way out.</summary>
    public async Task<bool> IsConnectedAsync(CancellationToken cancel)
    {
        var address = await local.RunAsync(new Command("ip", "-oneline", "address", "show", "dev", Address.Interface) { AllowFailure = true }, cancel);
        var table = await local.RunAsync(new Command("nft", "list", "table", "ip", Table) { AllowFailure = true }, cancel);
        return table.Succeeded && address.Output.Contains($"{Address.Orchestrator}/", StringComparison.Ordinal);
    }

    /// <summary>
    /// The command that boots it. Each embedded Hypervisor needs a control group of its own: two systemds in one would stop each
    /// other's services. Where systemd runs the machine it makes one; elsewhere the shell does, then becomes systemd-nspawn.
    /// </summary>
    public Command BootCommand(string imageCache)
    {
        List<string> nspawn =
        [
            "systemd-nspawn", "--quiet", "--directory=" + paths.HypervisorRoot, "--machine=" + MachineName, "--boot", "--keep-unit", "--register=no",
            "--private-network", $"--network-veth-extra={Address.Interface}:host0", "--capability=all", "--system-call-filter=@known",
            "--link-journal=no", "--console=pipe", "--bind=/dev/net/tun", $"--bind={imageCache}:{FileNames.ImageCache}",
        ];
        if (File.Exists("/dev/kvm"))
        {
            nspawn.Add("--bind=/dev/kvm");
        }

        var start = $"""
            echo $$ > {RemoteShell.Quote(paths.HypervisorPid)}
            exec {string.Join(' ', nspawn.Select(RemoteShell.Quote))} </dev/null >>{RemoteShell.Quote(paths.HypervisorConsole)} 2>&1
            """;
        return Directory.Exists("/run/systemd/system")
            ? new Command("systemd-run", "--quiet", "--collect", "--unit=" + MachineName, "--property=Delegate=yes", "--property=KillMode=mixed",
                "--setenv=SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1", "sh", "-c", start)
            : new Command("sh", "-c", $"""
                mkdir -p {CgroupFolder} && echo 0 > {CgroupFolder}/cgroup.procs
                SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1 setsid --fork sh -c {RemoteShell.Quote(start)} >/dev/null 2>&1
                """);
    }

    /// <summary>Asks systemd-nspawn to shut the system down; the caller waits for <see cref="RunningPid"/> to be null.</summary>
    public async Task StopAsync(CancellationToken cancel)
    {
        if (RunningPid() is { } pid)
        {
            await local.RunAsync(new Command("kill", "-TERM", pid.ToString(CultureInfo.InvariantCulture)) { AllowFailure = true }, cancel);
        }
    }

    /// <summary>Takes away what <see cref="ConnectAsync"/> and the boot left on the Orchestrator. IP forwarding stays: others may rely on it by now.</summary>
    public async Task DisconnectAsync(CancellationToken cancel)
    {
        await local.RunAsync(new Command("ip", "link", "delete", Address.Interface) { AllowFailure = true }, cancel);
        await local.RunAsync(new Command("nft", "delete", "table", "ip", Table) { AllowFailure = true }, cancel);
        // Where the host still mounts the old hierarchy, systemd-nspawn makes the same group in systemd's.
        foreach (var folder in new[] { CgroupFolder, Path.Combine(DefaultUnifiedHierarchy, "systemd", Path.GetFileName(CgroupFolder)) }.Where(Directory.Exists))
        {
            await local.RunAsync(new Command("find", folder, "-depth", "-type", "d", "-delete") { AllowFailure = true }, cancel);
        }
    }

    private void Write(string path, string content)
    {
        var file = Path.Combine(paths.HypervisorRoot, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.Delete(file); // the image may have a symbolic link here, which would lead out of the root
        File.WriteAllText(file, content);
    }
}

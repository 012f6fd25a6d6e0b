namespace Undercast.Hosts;

/// <summary>Finds a program as a shell would, so that a missing one is told apart from one that failed.</summary>
internal static class ProgramPath
{
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static string Find(Command command)
    {
        var program = command.Program;
        if (program.Contains('/', StringComparison.Ordinal))
        {
            var path = Path.GetFullPath(program, command.WorkingDirectory is { } directory ? Path.GetFullPath(directory) : Environment.CurrentDirectory);
            return IsExecutable(path)
                ? path
                : throw new ProgramNotFoundException(program, File.Exists(path) ? "may not be executed" : "does not exist", Hint(program));
        }

        var search = command.Environment.GetValueOrDefault("PATH") ?? Environment.GetEnvironmentVariable("PATH") ?? "";
        // Daemons and remote logins often lack the system directories, where half of what we run lives.
        var folders = search.Split(':', StringSplitOptions.RemoveEmptyEntries).Concat(["/usr/local/sbin", "/usr/sbin", "/sbin", "/usr/bin", "/bin"]);
        return folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(IsExecutable)
            ?? throw new ProgramNotFoundException(program, "is not in PATH", Hint(program));
    }

    private static bool IsExecutable(string path) => File.Exists(path) && (File.GetUnixFileMode(path) & Executable) != 0;

    private static string Hint(string program) => Path.GetFileName(program) switch
    {
        "ssh" or "ssh-keygen" or "ssh-keyscan" => Package("openssh-client"),
        "virsh" => Package("libvirt-clients"),
        "qemu-img" => Package("qemu-utils"),
        "systemd-nspawn" or "machinectl" => Package("systemd-container"),
        "ip" or "bridge" => Package("iproute2"),
        "setsid" or "mount" or "losetup" => Package("util-linux"),
        "mkfs.ext4" => Package("e2fsprogs"),
        var name => $"install what provides '{name}' and try again",
    };

    private static string Package(string name) => $"install the package '{name}' and try again";
}

using Undercast.Hosts;
using Undercast.Hosts.Ssh;
using Undercast.LabFile;
using Command = Undercast.Hosts.Command;

namespace Undercast.Commands;

/// <summary>
/// `ssh-hypervisor` where nothing has to be found out: the lab's ssh_config is there, the Hypervisor's key is pinned and there is a place for the
/// shared connection. Then this program is ssh before it has read the lab's files or built its commands, which would take longer than ssh itself.
/// </summary>
internal static class QuickLogin
{
    private const string Name = "ssh-hypervisor";

    // Below /run a folder is root's; one below /tmp is looked at by the ordinary way, because anyone may have made it.
    private const string ControlPath = "    ControlPath /run/";

    /// <summary>Becomes ssh. Returns if anything is not as usual: the ordinary way does it, or says why it cannot.</summary>
    /// <param name="words">What was typed, with the command that the program was called by.</param>
    /// <param name="calledLab">The lab directory that it was called in; null: none.</param>
    public static void TryBecome(IReadOnlyList<string> words, string? calledLab)
    {
        string? option = null;
        if (words is ["--lab", var given, ..])
        {
            (option, words) = (given, [.. words.Skip(2)]);
        }

        if (words is [Name] or [Name, ['-', ..], ..] || words is not [Name, ..]
            || LabDirectory.Find(option, calledLab, Environment.GetEnvironmentVariable, Environment.CurrentDirectory) is not { Value: { } lab })
        {
            return;
        }

        var paths = new LabPaths(lab.Path);
        try
        {
            if (HasPlace(paths.SshConfig) && File.ReadLines(paths.KnownHosts).Any(line => line.StartsWith(LabSshConfig.Hypervisor + " ", StringComparison.Ordinal)))
            {
                var host = new SshHost(new LocalCommandRunner(TimeProvider.System), paths.SshConfig, new SshConfigHost(LabSshConfig.Hypervisor, new SshTarget("", "")));
                ProcessImage.Become(host.Login(new Command("sh", "-c", string.Join(' ', words.Skip(1)))));
            }
        }
        catch (Exception unusual) when (unusual is IOException or UnauthorizedAccessException or HostException)
        {
            // The ordinary way will meet it too, and tell.
        }
    }

    private static bool HasPlace(string config) =>
        File.ReadLines(config).FirstOrDefault(line => line.StartsWith(ControlPath, StringComparison.Ordinal)) is { } line
        && Directory.Exists(Path.GetDirectoryName(line.AsSpan().Trim()["ControlPath ".Length..]).ToString());
}

using Undercast.LabFile;

namespace Undercast.Commands;

/// <summary>
/// What the path that the program was called by asks for: <c>lab/ssh-hypervisor</c> is a command of a lab, and
/// <c>lab/hypervisor/controller-0/podman</c> a tool in a place.
/// </summary>
/// <param name="Words">The command that the path stands for, before whatever else was typed.</param>
/// <param name="Lab">The lab directory that the path lies in; null if it lies in none.</param>
internal sealed record CalledPath(IReadOnlyList<string> Words, string? Lab)
{
    /// <summary>The path of this very process. The kernel is asked, because .NET gives another one where the program is not compiled ahead of time.</summary>
    public static CalledPath OfThisProcess() => Read(File.ReadAllText("/proc/self/cmdline").Split('\0')[0], Environment.CurrentDirectory, IsLab);

    /// <param name="called">argv[0]. Links are what it is about, so they are not followed.</param>
    /// <param name="current">The current directory: a relative path starts there.</param>
    /// <param name="isLab">Tells a lab directory from others.</param>
    public static CalledPath Read(string called, string current, Func<string, bool> isLab)
    {
        var nothing = new CalledPath([], null);
        if (called.Length == 0 || called.Contains('\0', StringComparison.Ordinal))
        {
            return nothing;
        }

        var name = Path.GetFileName(called);
        if (!called.Contains('/', StringComparison.Ordinal))
        {
            // Found in PATH: the name alone says nothing of a lab.
            return LabLinks.Commands.Contains(name) ? new([name], null) : nothing;
        }

        // A lab directory, or a machine, may itself be called "hypervisor": what counts is where conf/env is.
        var folder = Path.GetDirectoryName(Path.GetFullPath(called, current)) ?? "/";
        if (Path.GetFileName(folder) == LabLinks.Hypervisor && Path.GetDirectoryName(folder) is { } lab && isLab(lab))
        {
            return LabLinks.HypervisorTools.GetValueOrDefault(name) is { } tool ? new([tool], lab) : nothing;
        }

        var places = Path.GetDirectoryName(folder);
        if (Path.GetFileName(places) == LabLinks.Hypervisor && Path.GetDirectoryName(places) is { } above && isLab(above))
        {
            var tool = LabLinks.MachineTools.GetValueOrDefault(name);
            return tool is null ? nothing : new(name == LabLinks.OpenStack ? [tool] : [tool, Path.GetFileName(folder)], above);
        }

        return LabLinks.Commands.Contains(name) ? new([name], isLab(folder) ? folder : null) : nothing;
    }

    private static bool IsLab(string directory) => File.Exists(Path.Combine(directory, FileNames.Env));
}

namespace Undercast.LabFile;

/// <summary>
/// The links in a lab directory that are commands: the seed's names (<c>ssh-hypervisor</c>), and a folder a place whose links are tools
/// there (<c>hypervisor/controller-0/podman</c>). All lead to the program, which looks at the path that it was called by.
/// </summary>
internal static class LabLinks
{
    /// <summary>The folder of the Hypervisor's tools, which holds one folder a machine.</summary>
    public const string Hypervisor = "hypervisor";

    /// <summary>The tool that only the undercloud has.</summary>
    public const string OpenStack = "openstack";

    /// <summary>The undercloud's second name there: the seed's.</summary>
    private const string Undercloud = "undercloud";

    /// <summary>Commands in the lab directory itself.</summary>
    public static IReadOnlyList<string> Commands { get; } =
    [
        Stages.Orchestrator, "ssh-hypervisor", Stages.Virtual, "virsh-hypervisor", Stages.Undercloud, "ssh-controller", "openstack-undercloud",
        Stages.Images, Stages.Overcloud, Stages.Configure, OpenStack, "remove-hypervisor-virtual",
    ];

    /// <summary>In the Hypervisor's folder: the tool, and the command that it stands for.</summary>
    public static IReadOnlyDictionary<string, string> HypervisorTools { get; } = new Dictionary<string, string>
    {
        ["ssh"] = "ssh-hypervisor",
        ["virsh"] = "virsh-hypervisor",
        ["machinectl"] = "machinectl-hypervisor",
    };

    /// <summary>In a machine's folder: the tool, and the command that it stands for.</summary>
    public static IReadOnlyDictionary<string, string> MachineTools { get; } = new Dictionary<string, string>
    {
        ["ssh"] = "ssh-controller",
        ["podman"] = "podman-controller",
        [OpenStack] = "openstack-undercloud",
    };

    /// <summary>Every link of a lab, relative to its directory.</summary>
    public static IEnumerable<string> Of(LabTopology lab) =>
    [
        .. Commands,
        .. HypervisorTools.Keys.Select(tool => $"{Hypervisor}/{tool}"),
        .. MachineTools.Keys.Select(tool => $"{Hypervisor}/{Undercloud}/{tool}"),
        .. lab.Machines.SelectMany(machine => MachineTools.Keys
            .Where(tool => tool != OpenStack || machine == lab.Undercloud)
            .Select(tool => $"{Hypervisor}/{machine.Name}/{tool}")),
        .. lab.PhysicalNodes.SelectMany(node => MachineTools.Keys.Where(tool => tool != OpenStack).Select(tool => $"{Hypervisor}/{node.Name}/{tool}")),
    ];

    /// <summary>The machine that a folder's name means: its own name, or the seed's for the undercloud.</summary>
    public static string MachineOf(LabTopology lab, string folder) => folder == Undercloud ? lab.Undercloud.Name : folder;

    /// <summary>Makes the links that are missing, and takes away those of machines that are gone. Answers how many it changed.</summary>
    /// <param name="directory">The lab directory.</param>
    /// <param name="lab">What it says.</param>
    /// <param name="program">The program, or its launcher: a full path.</param>
    /// <param name="dryRun">Only count.</param>
    /// <exception cref="IOException">A file that is no link has the name of one.</exception>
    public static int Ensure(string directory, LabTopology lab, string program, bool dryRun)
    {
        var wanted = Of(lab).ToHashSet(StringComparer.Ordinal);
        var changes = 0;
        foreach (var link in wanted)
        {
            var path = Path.Combine(directory, link);
            var target = Target(path, program);
            if (new FileInfo(path).LinkTarget != target)
            {
                changes++;
                Unless(dryRun, () => Replace(path, target));
            }
        }

        foreach (var gone in Existing(directory).Where(link => !wanted.Contains(Path.GetRelativePath(directory, link))))
        {
            changes++;
            Unless(dryRun, () => Remove(gone));
        }

        return changes;
    }

    // A lab below the program's folder moves with it (a clone); another one does not.
    private static string Target(string link, string program) =>
        Path.GetRelativePath(Path.GetDirectoryName(program)!, link).StartsWith("..", StringComparison.Ordinal)
            ? program
            : Path.GetRelativePath(Path.GetDirectoryName(link)!, program);

    private static void Replace(string path, string target)
    {
        if (new FileInfo(path) is { Exists: true, LinkTarget: null })
        {
            throw new IOException($"'{path}' is a file of yours where a link to undercast belongs; rename it");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var aside = path + ".new";
        File.Delete(aside);
        File.CreateSymbolicLink(aside, target);
        File.Move(aside, path, overwrite: true);
    }

    private static List<string> Existing(string directory)
    {
        var places = Path.Combine(directory, Hypervisor);
        return Directory.Exists(places)
            ? Directory.EnumerateFiles(places, "*", SearchOption.AllDirectories)
                .Where(file => Path.GetFileName(new FileInfo(file).LinkTarget) == "undercast").ToList()
            : [];
    }

    private static void Remove(string link)
    {
        File.Delete(link);
        var folder = Path.GetDirectoryName(link)!;
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }

    private static void Unless(bool dryRun, Action act)
    {
        if (!dryRun)
        {
            act();
        }
    }
}

using System.Text;
using Undercast.Hosts;

namespace Undercast.Images;

/// <summary>
/// Installs a <see cref="PackageTree"/> with mmdebstrap, in mount and process namespaces of its own: whatever ends the build, no mount
/// and no process stays behind.
/// </summary>
/// <param name="host">Where mmdebstrap runs.</param>
/// <param name="packages">What was downloaded before.</param>
/// <param name="compileLast">Python is compiled once, at the end, on all processors; otherwise package by package, as Debian does.</param>
internal sealed class PackageTreeBuilder(ICommandRunner host, PackageCache packages, bool compileLast = true)
{
    private const string StandIn = "undercast-stand-in";

    // As each package is installed, Debian starts three interpreters to compile its Python, hundreds of times, on one processor.
    private const string HoldCompiler =
        "chroot \"$1\" dpkg-divert --local --quiet --rename --divert /usr/bin/py3compile.held --add /usr/bin/py3compile; "
        + "printf '#!/bin/sh\\n' > \"$1/usr/bin/py3compile\"; chmod 755 \"$1/usr/bin/py3compile\"";

    // A few files are templates, which do not compile; then xargs ends with 123.
    private const string CompileAll =
        "rm \"$1/usr/bin/py3compile\"; chroot \"$1\" dpkg-divert --local --quiet --rename --remove /usr/bin/py3compile; "
        + "[ ! -e \"$1/usr/bin/python3\" ] || chroot \"$1\" find /usr/lib/python3/dist-packages /usr/share -name '*.py' -print0 "
        + "| chroot \"$1\" xargs --null --max-args=500 --max-procs=\"$(nproc)\" python3 -m py_compile 2>/dev/null || [ $? -eq 123 ]";

    /// <summary>
    /// Fills <paramref name="folder"/>/tree. Needs root, mmdebstrap and Debian's archive keys.
    /// <paramref name="offline"/>: uses the cached package lists and asks no mirror for newer ones.
    /// </summary>
    public async Task BuildAsync(PackageTree tree, string folder, bool offline, Action<string> tell, CancellationToken cancel)
    {
        var downloads = await packages.OpenAsync(tree.Name, cancel);
        var work = Directory.CreateDirectory(Path.Combine(folder, "work")).FullName;
        WriteWork(tree, work);
        await host.StreamAsync(Render(tree, Path.Combine(folder, CachedImage.Tree), work, downloads, offline, compileLast), line => TellStage(line, tell), cancel);
        Directory.Delete(work, recursive: true);
        await packages.CloseAsync(downloads, cancel);
    }

    internal static Command Render(PackageTree tree, string target, string work, string downloads, bool offline, bool compileLast)
    {
        List<string> arguments =
        [
            "--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "--",
            "mmdebstrap", "--mode=root", "--variant=minbase", "--skip=essential/unlink,download/empty" + (offline ? ",update" : ""),
            "--aptopt=APT::Install-Recommends \"false\"", "--aptopt=Acquire::Languages \"none\"", "--aptopt=Acquire::Retries \"3\"",
            // A lab's clock may be years off the archive's.
            "--aptopt=Acquire::Check-Valid-Until \"false\"",
            // A build that is cut off is thrown away, so nothing needs to reach the disk early.
            "--dpkgopt=force-unsafe-io",
        ];
        arguments.AddRange(Excluded(tree).Select(path => "--dpkgopt=path-exclude=" + path));
        arguments.Add("--setup-hook=for d in cache/apt/archives:debs lib/apt/lists:lists; do mkdir -p \"$1/var/${d%:*}\"; mount --bind \"$UNDERCAST_DOWNLOADS/${d#*:}\" \"$1/var/${d%:*}\"; done");
        arguments.Add("--essential-hook=cat \"$UNDERCAST_WORK/passwd\" >> \"$1/etc/passwd\"; cat \"$UNDERCAST_WORK/group\" >> \"$1/etc/group\"");
        arguments.Add("--essential-hook=tar -x -C \"$1\" -f \"$UNDERCAST_WORK/early.tar\"");
        if (compileLast)
        {
            arguments.AddRange("--essential-hook=" + HoldCompiler, "--customize-hook=" + CompileAll);
        }

        if (tree.StoodInFor.Count > 0)
        {
            arguments.Add($"--essential-hook=dpkg-deb --root-owner-group --build \"$UNDERCAST_WORK/{StandIn}\" \"$1/tmp/{StandIn}.deb\"; "
                + $"chroot \"$1\" dpkg --install /tmp/{StandIn}.deb; rm \"$1/tmp/{StandIn}.deb\"");
        }

        arguments.Add("--customize-hook=umount \"$1/var/cache/apt/archives\" \"$1/var/lib/apt/lists\"");
        arguments.Add("--include=" + string.Join(',', tree.Packages));
        arguments.AddRange([tree.Suite, target]);
        return new Command("unshare", [.. arguments])
        {
            Environment = new Dictionary<string, string?> { ["UNDERCAST_DOWNLOADS"] = downloads, ["UNDERCAST_WORK"] = work },
            OwnGroup = true,
        };
    }

    /// <summary>Manuals and translations are read by nobody in a lab's machines.</summary>
    private static IEnumerable<string> Excluded(PackageTree tree) =>
        ["/usr/share/man/*", "/usr/share/doc/*", "/usr/share/locale/*", "/usr/share/info/*", .. tree.Excluded];

    private static void WriteWork(PackageTree tree, string work)
    {
        File.WriteAllText(Path.Combine(work, "passwd"), string.Concat(tree.Accounts.Select(account => account.PasswdLine + "\n")));
        File.WriteAllText(Path.Combine(work, "group"), string.Concat(tree.Accounts.Select(account => account.GroupLine + "\n")));
        File.WriteAllBytes(Path.Combine(work, "early.tar"), FileArchive.Write(tree.EarlyFiles));
        var control = Directory.CreateDirectory(Path.Combine(work, StandIn, "DEBIAN")).FullName;
        File.WriteAllText(Path.Combine(control, "control"), new StringBuilder()
            .Append("Package: ").Append(StandIn).Append("\nVersion: 1\nArchitecture: all\nMaintainer: Undercast\n")
            .Append("Description: stands in for packages that nothing in this image calls\n")
            .Append("Provides: ").AppendJoin(", ", tree.StoodInFor).Append('\n').ToString());
    }

    /// <summary>mmdebstrap's own stages, "I: …"; dpkg's thousands of lines stay in the result for an error to show.</summary>
    private static void TellStage(string line, Action<string> tell)
    {
        if (line.StartsWith("I: ", StringComparison.Ordinal) && !line.Contains("-hook", StringComparison.Ordinal))
        {
            tell(line[3..]);
        }
    }
}

using Undercast.Hosts;

namespace Undercast.Images;

/// <summary>
/// Trees laid over each other with a writable layer on top, seen as one. The mount exists only in the mount namespace of each command
/// that is run on it, so nothing is left to unmount.
/// </summary>
/// <param name="Lower">Read-only trees, uppermost first.</param>
/// <param name="Layer">Folder for what is written; made when needed.</param>
internal sealed record MergedTree(IReadOnlyList<string> Lower, string Layer)
{
    // $1 lower, $2 layer; the merged tree is at $2/merged.
    private const string Mount =
        "lower=$1; layer=$2; shift 2; mkdir -p \"$layer/upper\" \"$layer/work\" \"$layer/merged\"; "
        + "mount -t overlay -o \"lowerdir=$lower,upperdir=$layer/upper,workdir=$layer/work\" overlay \"$layer/merged\"; cd \"$layer/merged\"; ";

    // What installing and migrating programs expect around them, and nothing of the Hypervisor's.
    private const string Enter =
        "mount -t proc proc proc; mount -t tmpfs tmpfs run; mount -t tmpfs tmpfs tmp; mount --rbind /dev dev; exec chroot . /usr/bin/env -i "
        + "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive /bin/sh -eu";

    /// <summary>Runs a shell script of the Hypervisor with the merged tree as its working directory; its arguments are $1, $2, ….</summary>
    public Command Outside(string script, params string[] arguments) =>
        new("unshare", ["--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "--", "bash", "-euo", "pipefail", "-c", Mount + script, "bash",
            string.Join(':', Lower), Layer, .. arguments])
        {
            OwnGroup = true,
        };

    /// <summary>Runs a shell script inside the merged tree.</summary>
    public Command Inside(string script) => Outside(Enter) with { Input = script };

    /// <summary>Lays files over it.</summary>
    public Command Unpack(IReadOnlyList<ImageFile> files) =>
        Outside("tar --extract --no-same-owner --preserve-permissions") with { Input = FileArchive.Write(files) };
}

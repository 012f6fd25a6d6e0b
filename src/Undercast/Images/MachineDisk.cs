using System.Globalization;
using Undercast.Hosts;

namespace Undercast.Images;

/// <summary>Gives a machine a disk of its own from a disk image, grown to the machine's size, without starting the machine.</summary>
internal sealed class MachineDisk(ICommandRunner host)
{
    // $1 image, $2 disk while it is made, $3 size. The root is the second partition; its file system is grown in user space.
    private const string Script =
        "cp --sparse=always --reflink=auto \"$1\" \"$2\"; truncate --size=\"$3\" \"$2\"; "
        + "echo ', +' | sfdisk --quiet --no-reread --no-tell-kernel --force --partno 2 \"$2\" >/dev/null; "
        + "start=$(($(sfdisk --dump \"$2\" | sed -n 's/.*2 : start= *\\([0-9]*\\),.*/\\1/p') * 512)); "
        + "e2fsck -f -p \"$2?offset=$start\" >/dev/null || [ $? -eq 1 ]; "
        + "resize2fs \"$2?offset=$start\" \"$((($3 - start) / 1024))K\" >/dev/null 2>&1";

    /// <summary>Makes <paramref name="path"/>, or leaves it as it is when it is there: a machine's data is in it.</summary>
    /// <returns>Whether it was made.</returns>
    public async Task<bool> EnsureAsync(CachedImage image, string path, int sizeGiB, CancellationToken cancel)
    {
        if (File.Exists(path))
        {
            return false;
        }

        var partial = path + ".partial";
        File.Delete(partial);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var size = ((long)sizeGiB << 30).ToString(CultureInfo.InvariantCulture);
        await host.RunAsync(new Command("sh", "-euc", Script, "sh", image.Part(CachedImage.Disk), partial, size) { OwnGroup = true }, cancel);
        File.Move(partial, path);
        return true;
    }
}

namespace Undercast.Images;

/// <summary>The form an image is packed into.</summary>
internal abstract record ImageOutput
{
    private ImageOutput()
    {
    }

    /// <summary>A folder, to boot with systemd-nspawn: `tree`.</summary>
    internal sealed record Folder : ImageOutput;

    /// <summary>A sparse disk: `disk.raw`, with an EFI system partition and an ext4 root; boots by BIOS, by UEFI and as a container machine.</summary>
    /// <param name="FreeMiB">Room left in the root file system, in MiB; a deployed machine grows it to its whole disk.</param>
    internal sealed record Disk(int FreeMiB) : ImageOutput;

    /// <summary>A podman image store with one image: `store`, of which the content is below <see cref="StoreLocation"/>.</summary>
    /// <param name="Reference">The image's name and tag.</param>
    internal sealed record ContainerStore(string Reference) : ImageOutput;

    /// <summary>A kernel and a ramdisk holding the whole tree: `kernel`, `ramdisk`.</summary>
    internal sealed record Ramdisk : ImageOutput;

    /// <summary>A disk that the finish made by itself: `disk.raw`.</summary>
    /// <param name="Path">Where in the tree it made it.</param>
    internal sealed record MadeDisk(string Path) : ImageOutput;

    /// <summary>Where the machine that carries a container store finds it; storage.conf names it as an additional image store.</summary>
    public const string StoreLocation = "usr/share/undercast/containers";
}

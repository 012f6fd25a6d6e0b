namespace Undercast.Machines;

/// <summary>Finds what a deployment wrote to a disk: the root file system and the config drive.</summary>
internal static class DiskContents
{
    /// <summary>Where container machines' hardware manager leaves the config drive, counted from the end of the disk, in bytes.</summary>
    public const long ConfigDriveFromEnd = 64L << 20;

    private const int ExtMagicOffset = 1024 + 56;
    private const int IsoMagicOffset = 32769;

    /// <summary>The largest partition with a file system that the kernel can mount as a root, or null.</summary>
    public static DiskExtent? FindRoot(Stream disk) =>
        PartitionTable.Read(disk).Where(extent => IsRoot(disk, extent)).OrderByDescending(extent => extent.Length)
            .Select(extent => (DiskExtent?)extent).FirstOrDefault();

    /// <summary>The ISO 9660 image that holds the instance's metadata, or null.</summary>
    public static DiskExtent? FindConfigDrive(Stream disk)
    {
        var tail = new DiskExtent(disk.Length - ConfigDriveFromEnd, ConfigDriveFromEnd);
        return PartitionTable.Read(disk).Append(tail).Where(extent => HasMagic(disk, extent.Offset + IsoMagicOffset, "CD001"u8))
            .Select(extent => (DiskExtent?)extent).FirstOrDefault();
    }

    private static bool IsRoot(Stream disk, DiskExtent extent) =>
        HasMagic(disk, extent.Offset + ExtMagicOffset, [0x53, 0xEF]) || HasMagic(disk, extent.Offset, "XFSB"u8);

    private static bool HasMagic(Stream disk, long offset, ReadOnlySpan<byte> magic)
    {
        Span<byte> found = stackalloc byte[8];
        found = found[..magic.Length];
        return PartitionTable.TryReadAt(disk, offset, found) && found.SequenceEqual(magic);
    }
}

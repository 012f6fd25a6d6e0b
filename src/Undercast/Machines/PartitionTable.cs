using System.Buffers.Binary;

namespace Undercast.Machines;

/// <summary>A run of bytes on a disk: a partition, or a whole disk without a table. Offsets and lengths in bytes.</summary>
internal readonly record struct DiskExtent(long Offset, long Length);

/// <summary>
/// Reads MBR and GPT tables in user space, because the kernel of a container machine may lack partition scanning.
/// Layouts: UEFI 2.10 section 5.2 (MBR) and 5.3 (GPT). Sectors are 512 bytes.
/// </summary>
internal static class PartitionTable
{
    private const int Sector = 512;
    private const int MaximumGptEntries = 256;

    /// <summary>The partitions in table order; the whole disk when there is no table.</summary>
    public static IReadOnlyList<DiskExtent> Read(Stream disk)
    {
        Span<byte> mbr = stackalloc byte[Sector];
        if (!TryReadAt(disk, 0, mbr) || mbr[510] != 0x55 || mbr[511] != 0xAA)
        {
            return [new DiskExtent(0, disk.Length)];
        }

        return mbr[446 + 4] == 0xEE ? ReadGpt(disk) : ReadMbr(mbr, disk.Length);
    }

    private static List<DiskExtent> ReadMbr(ReadOnlySpan<byte> mbr, long diskLength)
    {
        var found = new List<DiskExtent>();
        for (var i = 0; i < 4; i++)
        {
            var entry = mbr.Slice(446 + (16 * i), 16);
            Add(found, BinaryPrimitives.ReadUInt32LittleEndian(entry[8..]), BinaryPrimitives.ReadUInt32LittleEndian(entry[12..]), diskLength);
        }

        return found;
    }

    private static List<DiskExtent> ReadGpt(Stream disk)
    {
        var found = new List<DiskExtent>();
        Span<byte> header = stackalloc byte[92];
        if (!TryReadAt(disk, Sector, header) || !header[..8].SequenceEqual("EFI PART"u8))
        {
            return found;
        }

        var table = BinaryPrimitives.ReadUInt64LittleEndian(header[72..]);
        var count = Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(header[80..]), MaximumGptEntries);
        var size = BinaryPrimitives.ReadUInt32LittleEndian(header[84..]);
        if (size is < 128 or > 4096 || table > (ulong)(disk.Length / Sector))
        {
            return found;
        }

        Span<byte> entry = stackalloc byte[128];
        for (uint i = 0; i < count && TryReadAt(disk, ((long)table * Sector) + (i * size), entry); i++)
        {
            var first = BinaryPrimitives.ReadUInt64LittleEndian(entry[32..]);
            var last = BinaryPrimitives.ReadUInt64LittleEndian(entry[40..]);
            if (entry[..16].IndexOfAnyExcept((byte)0) >= 0 && last >= first)
            {
                Add(found, first, last - first + 1, disk.Length);
            }
        }

        return found;
    }

    private static void Add(List<DiskExtent> found, ulong firstSector, ulong sectors, long diskLength)
    {
        // As the kernel does: a partition that reaches beyond the disk ends where the disk does.
        var start = (UInt128)firstSector * Sector;
        var end = UInt128.Min(start + ((UInt128)sectors * Sector), (UInt128)diskLength);
        if (start < end)
        {
            found.Add(new DiskExtent((long)start, (long)(end - start)));
        }
    }

    internal static bool TryReadAt(Stream disk, long offset, Span<byte> buffer)
    {
        if (offset < 0 || offset + buffer.Length > disk.Length)
        {
            return false;
        }

        disk.Position = offset;
        return disk.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) == buffer.Length;
    }
}

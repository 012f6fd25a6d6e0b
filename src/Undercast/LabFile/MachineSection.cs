namespace Undercast.LabFile;

/// <summary>One entry of <c>machines</c>: how many, how large, how booted.</summary>
internal static class MachineSection
{
    private const string SizeCure = "write 4GiB, for example";

    private static readonly Vocabulary<IReadOnlyList<BootPath>> Boots = new(
        [.. Words.BootPaths.Words.Select(word => (word, Single(word))), ("mixed", [BootPath.IpmiPxe, BootPath.RedfishUefi, BootPath.RedfishVirtualMedia])]);

    public static MachineGroup Read(Section section, MachineRole role, string? name)
    {
        var fallback = MachineGroup.Default(role, section.Path);
        var group = fallback with
        {
            Name = name,
            Count = section.Whole("count", 0, MachinesReader.Most) ?? fallback.Count,
            Cpus = section.Whole("cpus", 1, 256) ?? fallback.Cpus,
            MemoryMiB = Memory(section) ?? fallback.MemoryMiB,
            DisksGiB = Disks(section) ?? fallback.DisksGiB,
            Boots = section.Parse("boot", Boots.Rule, Boots.Cure, word => Boots.TryFind(word, out var boots) ? boots : null) ?? [],
            Kind = section.Word("kind", Words.Kinds),
            Firmware = section.Word("firmware", Words.Firmwares),
        };
        Check(section, group);
        return group;
    }

    // The deploy ramdisk's files alone take 497 MiB of half the memory; 1536 MiB is the least that was seen to deploy, 1152 panics.
    private static int? Memory(Section section) => section.ParseValue<int>(
        "memory", "must be from 1536 (MiB) to 1024GiB", text => text.EndsWith('G') || text.EndsWith("GB", StringComparison.Ordinal) ? "write the unit as GiB" : SizeCure,
        text => ByteSize.MiB(text) is >= 1536 and <= 1024 * 1024 and var size ? size : null);

    private static List<int>? Disks(Section section)
    {
        const string rule = "must be 1 to 16 sizes from 1 (GiB) to 16384GiB";
        IReadOnlyList<YamlValue>? items = section.Value("disks") switch
        {
            null => null,
            YamlList list => list.Items,
            var single => [single],
        };
        if (items is null)
        {
            return null;
        }

        var sizes = items.OfType<YamlText>().Select(item => ByteSize.GiB(item.Text)).OfType<int>().Where(size => size is >= 1 and <= 16384).ToList();
        if (sizes.Count == items.Count && sizes.Count is >= 1 and <= 16)
        {
            return sizes;
        }

        section.Reading.Add(section.At("disks"), rule, string.Join(", ", items.Take(17).Select(item => item.Shown)), "write [40, 20], for example");
        return null;
    }

    private static void Check(Section section, MachineGroup group)
    {
        var boots = section.Shown("boot");
        if (group.Role == MachineRole.Undercloud && group.Boots.Count > 0)
        {
            Add(section, "boot", "must not be given for the undercloud", boots, "remove the line: it has its operating system from the start");
        }

        if (group.Kind == KindOverride.Container && group.Boots.Any(boot => boot != BootPath.RedfishVirtualMedia))
        {
            Add(section, "boot", "must be redfish-virtual-media for a container machine", boots, "change kind to libvirt, or boot");
        }

        if (group.Kind == KindOverride.Container && group.Firmware is not null)
        {
            Add(section, "firmware", "must not be given for a container machine", section.Shown("firmware"), "remove the line, or change kind to libvirt");
        }

        if (group.Boots.Contains(BootPath.RedfishUefi) && group.Firmware == LabFirmware.Bios)
        {
            Add(section, "firmware", $"must be uefi with boot {boots}", "bios", "remove the line, or change boot");
        }

        if (group.Boots.Count > 1 && group.Firmware is not null)
        {
            Add(section, "firmware", "must not be given with boot mixed", section.Shown("firmware"), "remove the line: each boot path brings its own");
        }

        if (group.Role == MachineRole.Ceph && group.DisksGiB.Count < 2)
        {
            Add(section, "disks", "must be two or more for ceph", section.Shown("disks"), "add a data disk, as in [30, 20]");
        }

        if (group.Name is not null && group.Count != 1)
        {
            Add(section, "count", "must be 1 for a machine that has a name", section.Shown("count"), "remove the count, or the name");
        }
    }

    private static IReadOnlyList<BootPath> Single(string word) => Words.BootPaths.TryFind(word, out var boot) ? [boot] : [];

    private static void Add(Section section, string field, string rule, string value, string cure) =>
        section.Reading.Add(section.At(field), rule, value, cure);
}

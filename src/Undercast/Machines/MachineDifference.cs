namespace Undercast.Machines;

/// <summary>What changes from one definition of a machine to another, for people.</summary>
internal static class MachineDifference
{
    public static IReadOnlyList<string> Between(MachineDefinition? before, MachineDefinition after)
    {
        if (before is null)
        {
            return [$"{after.Name}: new {after.Kind.ToString().ToLowerInvariant()} machine"];
        }

        List<string> changes = [];
        Add("kind", before.Kind, after.Kind);
        Add("firmware", before.Firmware, after.Firmware);
        Add("cpus", before.Cpus, after.Cpus);
        Add("memory", before.MemoryMiB, after.MemoryMiB);
        Add("nics", string.Join(' ', before.Nics), string.Join(' ', after.Nics));
        Add("disks", string.Join(' ', before.Disks), string.Join(' ', after.Disks));
        Add("ipmi port", before.IpmiPort ?? 0, after.IpmiPort ?? 0);
        Add("seed", Text(before.Seed), Text(after.Seed));
        Add("uuid", before.Uuid, after.Uuid);
        return changes;

        void Add<T>(string field, T old, T now)
            where T : notnull
        {
            if (!old.Equals(now))
            {
                changes.Add(field == "seed" ? $"{after.Name}: its config drive changes" : $"{after.Name}: {field} '{old}' becomes '{now}'");
            }
        }
    }

    private static string Text(IReadOnlyDictionary<string, string>? seed) =>
        seed is null ? "" : string.Join('\n', seed.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Key}\n{file.Value}"));
}

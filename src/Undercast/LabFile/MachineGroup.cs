namespace Undercast.LabFile;

/// <summary>What one entry of <c>machines</c> says: machines of one role that are alike.</summary>
/// <param name="Role">Their role.</param>
/// <param name="Name">The name of a single one; null if they are numbered.</param>
/// <param name="Count">How many.</param>
/// <param name="Cpus">Virtual processors of each.</param>
/// <param name="MemoryMiB">Memory of each, MiB.</param>
/// <param name="DisksGiB">Disks of each, GiB.</param>
/// <param name="Boots">The boot paths they take in turn; none if the lab does not say.</param>
/// <param name="Kind">Null if <c>MACHINES</c> decides.</param>
/// <param name="Firmware">Null if the boot path decides.</param>
/// <param name="Field">The entry's path in lab.yaml.</param>
internal sealed record MachineGroup(
    MachineRole Role,
    string? Name,
    int Count,
    int Cpus,
    int MemoryMiB,
    IReadOnlyList<int> DisksGiB,
    IReadOnlyList<BootPath> Boots,
    KindOverride? Kind,
    LabFirmware? Firmware,
    string Field)
{
    /// <summary>A role that lab.yaml does not mention. Together the four take 20 GiB, so that a machine of 24 holds them.</summary>
    public static MachineGroup Default(MachineRole role, string field) => role switch
    {
        MachineRole.Undercloud => Plain(role, 6, [40], field),
        MachineRole.Controller => Plain(role, 8, [40], field),
        MachineRole.Compute => Plain(role, 3, [40], field),
        MachineRole.Ceph => Plain(role, 3, [30, 20], field),
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    private static MachineGroup Plain(MachineRole role, int memoryGiB, IReadOnlyList<int> disksGiB, string field) =>
        new(role, null, 1, 2, memoryGiB * 1024, disksGiB, [], null, null, field);
}

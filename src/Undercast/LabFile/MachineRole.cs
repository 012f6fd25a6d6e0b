namespace Undercast.LabFile;

/// <summary>What a machine is for.</summary>
internal enum MachineRole
{
    /// <summary>The infrastructure controller; there is one.</summary>
    Undercloud,

    /// <summary>The overcloud's control services and network node.</summary>
    Controller,

    /// <summary>Runs the overcloud's servers.</summary>
    Compute,

    /// <summary>Holds the overcloud's storage.</summary>
    Ceph,
}

namespace Undercast.LabFile;

/// <summary><c>MACHINES</c>: what runs the machines of the lab.</summary>
internal enum MachinesChoice
{
    /// <summary><see cref="Kvm"/> if it truly boots a 64-bit guest, else <see cref="Container"/>.</summary>
    Auto,

    /// <summary>libvirt with KVM.</summary>
    Kvm,

    /// <summary>libvirt with software emulation.</summary>
    Qemu,

    /// <summary>systemd-nspawn.</summary>
    Container,
}

/// <summary><c>kind</c> in lab.yaml: what runs this one machine, whatever <c>MACHINES</c> says.</summary>
internal enum KindOverride
{
    /// <summary>libvirt: with KVM if that works, else emulated.</summary>
    Libvirt,

    /// <summary>systemd-nspawn.</summary>
    Container,
}

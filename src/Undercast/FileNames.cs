namespace Undercast;

/// <summary>Every file and folder that Undercast writes; docs/files-on-disk.md describes them.</summary>
internal static class FileNames
{
    /// <summary>In the lab directory: what the user edits.</summary>
    public const string Env = "conf/env";

    /// <summary>In the lab directory: the topology.</summary>
    public const string LabYaml = "conf/lab.yaml";

    /// <summary>In the lab directory: everything that Undercast makes for this lab on the Orchestrator; may be deleted with `down -f`.</summary>
    public const string Work = "work";

    /// <summary>In <see cref="Work"/>: what steps learned, and how long they took.</summary>
    public const string Journal = "journal.json";

    /// <summary>In <see cref="Work"/>: one file of events a run.</summary>
    public const string RunLogs = "log";

    /// <summary>In <see cref="Work"/>: a folder a checkpoint, holding what the Orchestrator knew when it was taken.</summary>
    public const string LabStates = "checkpoints";

    /// <summary>In <see cref="Work"/>: held by the command that changes the lab.</summary>
    public const string RunLock = "lock";

    /// <summary>In <see cref="Work"/>: the lab's own key pair; the public half ends in .pub.</summary>
    public const string PrivateKey = "id_ed25519";

    /// <summary>In <see cref="Work"/>: pinned host keys.</summary>
    public const string KnownHosts = "known_hosts";

    /// <summary>In <see cref="Work"/>: the generated OpenSSH client configuration.</summary>
    public const string SshConfig = "ssh_config";

    /// <summary>In <see cref="Work"/>: the root file system of the embedded Hypervisor.</summary>
    public const string HypervisorRoot = "hypervisor/root";

    /// <summary>In <see cref="Work"/>: what the embedded Hypervisor prints while it boots.</summary>
    public const string HypervisorConsole = "hypervisor/console.log";

    /// <summary>In <see cref="Work"/>: process id of the embedded Hypervisor's systemd-nspawn.</summary>
    public const string HypervisorPid = "hypervisor/pid";

    /// <summary>In <see cref="Work"/>: the certificate authority of the lab.</summary>
    public const string LabAuthority = "ca.pem";

    /// <summary>On the Hypervisor: disks of the machines (a libvirt storage pool).</summary>
    public const string StoragePool = "/home/libvirt";

    /// <summary>On an embedded Hypervisor: the file, sparse, whose file system is mounted at <see cref="StoragePool"/>.</summary>
    public const string StoragePoolImage = "/var/lib/undercast/pool.img";

    /// <summary>On an embedded Hypervisor: the unit that mounts it.</summary>
    public const string StoragePoolUnit = "/etc/systemd/system/undercast-pool.service";

    /// <summary>On the Hypervisor: a folder a lab, in it a folder a checkpoint; beside the disks, because blocks are shared within one file system.</summary>
    public const string Checkpoints = "/home/libvirt/checkpoints";

    /// <summary>On the Hypervisor: a folder a machine, holding its definition, boot settings and BMC credentials.</summary>
    public const string MachinesDirectory = "/var/lib/undercast/machines";

    /// <summary>On the Hypervisor: libvirt domains that Undercast did not make and gave a BMC, a folder each.</summary>
    public const string AdoptedDirectory = "/var/lib/undercast/adopted";

    /// <summary>On the Hypervisor: the BMC daemon's certificate with its key, one for each address it was given.</summary>
    public const string BmcCertificates = "/var/lib/undercast/bmc";

    /// <summary>On the Hypervisor: consoles of the machines, one file each.</summary>
    public const string ConsoleLogs = "/var/log/undercast";

    /// <summary>On the Hypervisor: built images, by hash of what went into them; the embedded Hypervisor sees the Orchestrator's cache here.</summary>
    public const string ImageCache = "/var/cache/undercast";

    /// <summary>On the Hypervisor: how long the parts of `verify` took.</summary>
    public const string VerificationJournal = "/var/lib/undercast/verification.json";

    /// <summary>On the Hypervisor: Tempest's configuration, log and results.</summary>
    public const string Tempest = "/var/lib/undercast/tempest";

    /// <summary>On the Hypervisor and the undercloud: the program that was installed there last.</summary>
    public const string InstalledProgram = "/usr/local/lib/undercast/undercast";

    /// <summary>On the overcloud's machines: the program.</summary>
    public const string NodeProgram = "/usr/local/bin/undercast";

    /// <summary>On the Hypervisor: the unit template that runs container machines.</summary>
    public const string MachineUnit = "/etc/systemd/system/undercast-machine@.service";

    /// <summary>On the Hypervisor: the unit of the virtual BMC.</summary>
    public const string BmcUnit = "/etc/systemd/system/undercast-bmc.service";
}

using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Undercast.Machines;

/// <summary>The folder of one machine on the Hypervisor, and the records in it.</summary>
internal sealed class MachineFiles(string name, string root = FileNames.MachinesDirectory)
{
    public string Name => name;

    public string Folder => Path.Combine(root, name);

    /// <summary>Where the firmware mounts a deployed system's root.</summary>
    public string Mounted => Path.Combine(Folder, "root");

    /// <summary>Where the firmware unpacks a ramdisk.</summary>
    public string Ramdisk => Path.Combine(Folder, "ramdisk");

    /// <summary>The inserted virtual medium.</summary>
    public string Medium => Path.Combine(Folder, "media.iso");

    /// <summary>True while a container machine runs the ramdisk of its virtual medium.</summary>
    public bool RunsRamdisk => File.Exists(ContainerUnit.StartScript(name)) && File.ReadAllText(ContainerUnit.StartScript(name)).Contains("--directory=" + Ramdisk, StringComparison.Ordinal);

    public string ConsoleLog => Path.Combine(FileNames.ConsoleLogs, name + ".log");

    public bool Exists => File.Exists(DefinitionFile);

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private string DefinitionFile => Path.Combine(Folder, "machine.json");

    /// <summary>The unpacked config drive: the definition's seed, or what a deployment wrote to the disk.</summary>
    public string ConfigDrive => Path.Combine(Folder, "config-drive");

    /// <summary>The same as a medium, for a libvirt machine that has a seed.</summary>
    public string SeedMedium => Path.Combine(Folder, "seed.iso");

    private string BmcFile => Path.Combine(Folder, "bmc.json");

    private string BootFile => Path.Combine(Folder, "boot.json");

    /// <summary>The records of the machine that are there, and what its BMC was given: all that a copy of the machine needs beside its disks.</summary>
    public IEnumerable<string> Records => new[] { DefinitionFile, BmcFile, BootFile, Medium, SeedMedium, FirmwareVariables, SecureFirmwareVariables }.Where(File.Exists);

    /// <summary>Variables of a libvirt machine's UEFI firmware.</summary>
    public string FirmwareVariables => Path.Combine(Folder, "nvram.fd");

    /// <summary>The same of its firmware with secure boot: begun with keys in them.</summary>
    public string SecureFirmwareVariables => Path.Combine(Folder, "nvram-secure.fd");

    public static IEnumerable<MachineFiles> All(string root = FileNames.MachinesDirectory) =>
        Directory.Exists(root)
            ? Directory.EnumerateDirectories(root).Select(folder => new MachineFiles(Path.GetFileName(folder), root)).Where(files => files.Exists)
                .OrderBy(files => files.Name, StringComparer.Ordinal)
            : [];

    public MachineDefinition Definition() => Read(DefinitionFile, MachinesJson.Default.MachineDefinition)
        ?? throw new FileNotFoundException($"machine '{name}' is not defined on this Hypervisor", DefinitionFile);

    public BootRecord Boot() => Read(BootFile, MachinesJson.Default.BootRecord) ?? BootRecord.Default;

    /// <summary>Whether it has a BMC.</summary>
    public bool HasBmc => File.Exists(BmcFile);

    /// <summary>How its BMC is entered; null: it has none.</summary>
    public BmcAccess? Bmc() => Read(BmcFile, MachinesJson.Default.BmcAccess);

    public void Write(BmcAccess access) => Write(BmcFile, access, MachinesJson.Default.BmcAccess);

    public void Write(MachineDefinition definition) => Write(DefinitionFile, definition, MachinesJson.Default.MachineDefinition);

    public void Write(BootRecord boot) => Write(BootFile, boot, MachinesJson.Default.BootRecord);

    /// <summary>When its definition and its access last changed: whoever serves it looks here each second.</summary>
    public (DateTime Definition, DateTime Access) Stamp => (File.GetLastWriteTimeUtc(DefinitionFile), File.GetLastWriteTimeUtc(BmcFile));

    /// <summary>Others may pass through it, because QEMU is another user and opens the medium in it; the records in it they may not read.</summary>
    public void MakeFolder()
    {
        Directory.CreateDirectory(Folder);
        File.SetUnixFileMode(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }

    public void Remove()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }

        File.Delete(ConsoleLog);
    }

    private static T? Read<T>(string file, JsonTypeInfo<T> type)
        where T : class => File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllBytes(file), type) : null;

    private void Write<T>(string file, T value, JsonTypeInfo<T> type)
    {
        MakeFolder();
        // Two writers (daemon and firmware) may meet: each writes its own temporary file, the rename decides.
        var partial = $"{file}.{Environment.ProcessId}";
        using (var stream = new FileStream(partial, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }))
        {
            JsonSerializer.Serialize(stream, value, type);
        }

        File.Move(partial, file, overwrite: true);
    }
}

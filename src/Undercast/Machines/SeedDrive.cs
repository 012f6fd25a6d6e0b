using Undercast.Hosts;

namespace Undercast.Machines;

/// <summary>The config drive of a machine that Ironic does not deploy: a folder for a container machine, a medium for a libvirt one.</summary>
internal static class SeedDrive
{
    /// <summary>The label by which a config drive is found. Source: https://docs.openstack.org/nova/latest/user/metadata.html</summary>
    private const string Label = "config-2";

    public static async Task WriteFolderAsync(string folder, IReadOnlyDictionary<string, string> seed, CancellationToken cancel)
    {
        foreach (var (path, content) in seed)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, content, cancel);
        }
    }

    public static async Task WriteMediumAsync(ICommandRunner host, MachineFiles files, IReadOnlyDictionary<string, string> seed, CancellationToken cancel)
    {
        await WriteFolderAsync(files.ConfigDrive, seed, cancel);
        await host.RunAsync(new Command("genisoimage", "-quiet", "-rational-rock", "-joliet", "-volid", Label, "-output", files.SeedMedium, files.ConfigDrive), cancel);
    }
}

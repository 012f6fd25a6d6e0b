using System.Xml.Linq;
using Undercast.Bmc;
using Undercast.Hosts;
using Undercast.Machines.Libvirt;

namespace Undercast.Machines;

/// <summary>The CD drive of a libvirt domain: a running one sees a change at once, one that is off when it starts.</summary>
internal sealed class LibvirtDrive(MachineFiles files, LibvirtDomains domains, ICommandRunner host)
{
    /// <exception cref="MediaUnavailableException">The image cannot be read.</exception>
    /// <exception cref="UnsupportedByMachineException">The running domain has no drive.</exception>
    public async Task InsertAsync(MediaImage image, CancellationToken cancel)
    {
        await MediaDownload.FetchAsync(host, image, files.Medium, cancel);
        await ChangeAsync(files.Medium, cancel);
        files.Write(files.Boot() with { Media = image });
    }

    public async Task EjectAsync(CancellationToken cancel)
    {
        await ChangeAsync(null, cancel);
        files.Write(files.Boot() with { Media = null });
        File.Delete(files.Medium);
    }

    public static XElement? Find(XElement domain) =>
        domain.Elements("devices").Elements("disk").FirstOrDefault(disk => disk.Attribute("device")?.Value == "cdrom");

    public static void Fill(XElement drive, string? medium)
    {
        drive.SetAttributeValue("type", "file");
        drive.Elements("source").Remove();
        if (medium is not null)
        {
            drive.Add(new XElement("source", new XAttribute("file", medium)));
        }
    }

    private async Task ChangeAsync(string? medium, CancellationToken cancel)
    {
        var uuid = files.Definition().Uuid;
        if (await domains.StateAsync(uuid, cancel) == PowerState.Off)
        {
            return;
        }

        if (Find(await domains.DescribeAsync(uuid, live: true, cancel)) is { } drive)
        {
            Fill(drive, medium);
            await domains.UpdateDeviceAsync(uuid, drive, cancel);
        }
        else if (medium is not null)
        {
            throw new UnsupportedByMachineException($"the running domain '{files.Name}' has no CD drive; power it off, and it gets one when it starts");
        }
    }
}

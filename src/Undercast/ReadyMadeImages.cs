using Undercast.Hosts;
using Undercast.Images;
using Undercast.LabFile;

namespace Undercast;

/// <summary>The archive that <c>OVERCLOUD_IMAGES</c> names, brought into the Hypervisor's cache.</summary>
internal sealed class ReadyMadeImages(LabSession lab)
{
    private ImageSource? Source => lab.Lab.Environment.OvercloudImages;

    /// <summary>A file on the Orchestrator, or a URL; null: there is none.</summary>
    public string? Location => Source?.Location;

    public async Task ImportAsync(CancellationToken cancel)
    {
        var location = Source!.Location;
        if (!Source.IsUrl && lab.Lab.Environment.Hypervisor.Form == HypervisorForm.Embedded)
        {
            // It shares this machine's cache, and does not see its files.
            await new ImageArchive(lab.Local, new ImageCache(LabSession.ImageCache), lab.Clock).ImportAsync(location, Source.Sha256, cancel);
            return;
        }

        if (!Source.IsUrl)
        {
            location = $"{FileNames.ImageCache}/ready-made";
            await lab.Ssh(LabSshConfig.Hypervisor).RunAsync(
                new Command("sh", "-c", $"mkdir -p {FileNames.ImageCache} && cat > {location}") { Input = CommandInput.FromFile(Source.Location) }, cancel);
        }

        await lab.Agent(LabSshConfig.Hypervisor).AskAsync(ImageMethods.Import, new ImageImportRequest(location, Source.Sha256), null, cancel);
    }
}

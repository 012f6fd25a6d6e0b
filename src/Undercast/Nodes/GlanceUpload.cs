using Undercast.Images;
using Undercast.OpenStack;
using Image = Undercast.OpenStack.Glance.Image;
using ImageRequest = Undercast.OpenStack.Glance.ImageRequest;

namespace Undercast.Nodes;

/// <summary>Gives Glance the images of the cache. What an image was made from stands in one of its properties, so that a newer one replaces it.</summary>
internal sealed class GlanceUpload(OpenStackCloud cloud, Action<string> say)
{
    private const string Source = "undercast_sha256";

    public async Task<IReadOnlyList<string>> EnsureAsync(GlanceRequest request, CancellationToken cancel)
    {
        var changes = new List<string>();
        foreach (var wanted in request.Images)
        {
            var cached = ImageMethods.InCache(wanted.Recipe);
            var hash = cached.Sha256(wanted.Part);
            var present = await cloud.Image.Images.FindAsync(wanted.Name, cancel);
            if (present is { Status: "active" } && present.Property(Source) == hash)
            {
                continue;
            }

            changes.Add($"the image '{wanted.Name}' is {(present is null ? "uploaded" : "replaced")}");
            if (request.DryRun)
            {
                continue;
            }

            if (present is not null)
            {
                await PutAsideAsync(present, cancel);
            }

            await UploadAsync(wanted, cached.Part(wanted.Part), hash, cancel);
        }

        return changes;
    }

    /// <summary>Machines that were made from it still name it: it gets another name. Half an upload is of no use to anyone.</summary>
    private async Task PutAsideAsync(Image image, CancellationToken cancel)
    {
        if (image.Status == "active")
        {
            await cloud.Image.Images.UpdateAsync(image.Id, new ImageRequest { Name = $"{image.Name}-{image.Property(Source)?[..8]}" }, cancel);
        }
        else
        {
            await cloud.Image.Images.DeleteAsync(image.Id, cancel);
        }
    }

    private async Task UploadAsync(GlanceImage wanted, string file, string hash, CancellationToken cancel)
    {
        await using var data = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
        say($"uploading {wanted.Name}, {data.Length >> 20} MiB");
        var image = await cloud.Image.Images.CreateAsync(
            new ImageRequest
            {
                Name = wanted.Name,
                DiskFormat = wanted.DiskFormat,
                ContainerFormat = wanted.ContainerFormat,
                Visibility = "public",
            }.With("hw_architecture", "x86_64").With(Source, hash),
            cancel);
        await cloud.Image.Images.UploadAsync(image.Id, data, cancel);
    }
}

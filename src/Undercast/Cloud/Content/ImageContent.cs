using Undercast.OpenStack.Glance;

namespace Undercast.Cloud.Content;

/// <summary>The verification image in Glance: raw, so that Ceph clones it and nobody converts it.</summary>
internal static class ImageContent
{
    // Glance's own hash is another algorithm's, and is not there before the upload.
    private const string HashProperty = "undercast_sha256";

    public static CloudPart Part { get; } = new("cloud-image", $"Glance has the image '{CloudNames.Image}'", EnsureAsync);

    private static async Task EnsureAsync(Ensuring ensuring)
    {
        var images = ensuring.Cloud.Image.Images;
        if (ensuring.Wanted.Image is not { } file)
        {
            await ensuring.ActAsync($"image '{CloudNames.Image}' is missing", () => throw new FileNotFoundException("the verification image is not in the cache: run `undercast configure-overcloud`"));
            return;
        }

        var found = await images.FindAsync(CloudNames.Image, ensuring.Cancel);
        if (found is { Status: "active" } && found.Property(HashProperty) == file.Sha256)
        {
            return;
        }

        if (found is { Status: "active" })
        {
            // Servers may still run from it, so it is not taken away.
            var aside = $"{CloudNames.Image}-{found.Property(HashProperty)?[..8] ?? found.Id}";
            await ensuring.ActAsync($"image '{CloudNames.Image}' of other content becomes '{aside}'", () => images.UpdateAsync(found.Id, new() { Name = aside }, ensuring.Cancel));
        }
        else if (found is not null)
        {
            await ensuring.ActAsync($"image '{CloudNames.Image}', half uploaded, is removed", () => images.DeleteAsync(found.Id, ensuring.Cancel));
        }

        await ensuring.ActAsync($"image '{CloudNames.Image}' is uploaded", () => UploadAsync(images, file, ensuring.Cancel));
    }

    private static async Task UploadAsync(OpenStack.Glance.Images images, CloudImage file, CancellationToken cancel)
    {
        var request = new ImageRequest { Name = CloudNames.Image, DiskFormat = "raw", ContainerFormat = "bare", Visibility = "public", MinDisk = 1, MinRam = 128 };
        var image = await images.CreateAsync(request.With(HashProperty, file.Sha256), cancel);
        await using var data = File.OpenRead(file.Path);
        await images.UploadAsync(image.Id, data, cancel);
    }
}

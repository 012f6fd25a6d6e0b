using Undercast.OpenStack.Nova;

namespace Undercast.Cloud.Content;

/// <summary>Flavors of the usual names. They are smaller than the usual ones: a lab's compute machine has 3 GiB, and its image is content with 128 MiB.</summary>
internal static class FlavorContent
{
    private static readonly FlavorRequest[] Flavors =
    [
        new() { Name = CloudNames.SmallestFlavor, Vcpus = 1, Ram = 128, Disk = 1, IsPublic = true },
        new() { Name = CloudNames.SmallFlavor, Vcpus = 1, Ram = 512, Disk = 5, IsPublic = true },
        new() { Name = "m1.medium", Vcpus = 1, Ram = 1024, Disk = 10, IsPublic = true },
        new() { Name = "m1.large", Vcpus = 2, Ram = 2048, Disk = 20, IsPublic = true },
        new() { Name = "m1.xlarge", Vcpus = 4, Ram = 4096, Disk = 40, IsPublic = true },
    ];

    public static CloudPart Part { get; } = new("cloud-flavors", "Nova has the flavors m1.tiny to m1.xlarge", EnsureAsync);

    private static async Task EnsureAsync(Ensuring ensuring)
    {
        foreach (var flavor in Flavors)
        {
            await ensuring.ResourceAsync(ensuring.Cloud.Compute.Flavors, flavor.Name, flavor);
        }
    }
}

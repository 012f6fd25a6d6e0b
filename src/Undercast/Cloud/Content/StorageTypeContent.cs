using Undercast.OpenStack.Cinder;
using Undercast.OpenStack.Manila;
using Undercast.Services.Catalog;

namespace Undercast.Cloud.Content;

/// <summary>The types by which volumes and shares find the back ends of the catalog.</summary>
internal static class StorageTypeContent
{
    public static CloudPart Part { get; } = new("cloud-storage-types", "Cinder has a volume type, Manila a share type", EnsureAsync);

    private static async Task EnsureAsync(Ensuring ensuring)
    {
        await ensuring.ResourceAsync(ensuring.Cloud.BlockStorage.Types, Cinder.BackEnd, new VolumeTypeRequest
        {
            Name = Cinder.BackEnd,
            IsPublic = true,
            ExtraSpecs = new Dictionary<string, string> { ["volume_backend_name"] = Cinder.BackEnd },
        });
        await ensuring.ResourceAsync(ensuring.Cloud.SharedFileSystem.Types, Manila.ShareType, new ShareTypeRequest
        {
            Name = Manila.ShareType,
            IsPublic = true,
            ExtraSpecs = new Dictionary<string, string> { ["driver_handles_share_servers"] = "False" },
        });
    }
}

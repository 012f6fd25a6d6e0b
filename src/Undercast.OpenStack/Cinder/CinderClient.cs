using Undercast.OpenStack.Http;
using Undercast.OpenStack.Resources;

namespace Undercast.OpenStack.Cinder;

/// <summary>Cinder: volumes.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/block-storage/v3/"/>
public sealed class CinderClient
{
    /// <summary>The newest that Zed and 2025.1 both speak.</summary>
    public const string DefaultMicroversion = "3.70";

    /// <param name="endpoint">The service's root, <c>/v3</c> or <c>/v3/PROJECT</c>.</param>
    /// <param name="microversion">The version of the API to speak.</param>
    public CinderClient(RestEndpoint endpoint, string microversion = DefaultMicroversion)
    {
        var versioned = endpoint.With("OpenStack-API-Version", $"volume {microversion}");
        Volumes = new(
            versioned,
            new("/volumes", "volume", "volumes", CinderJson.Default.Volume, it => it.Id, it => it.Name) { Detail = "/detail" },
            CinderJson.Default.VolumeRequest);
        Types = new(
            versioned,
            new("/types", "volume_type", "volume_types", CinderJson.Default.VolumeType, it => it.Id, it => it.Name)
            {
                // Without it an administrator is shown the public ones alone.
                ByName = _ => Query.Where("is_public", "None"),
            },
            CinderJson.Default.VolumeTypeRequest);
        Daemons = new VolumeDaemons(versioned);
        Quotas = new(versioned);
    }

    public MutableResource<Volume, VolumeRequest> Volumes { get; }

    public ImmutableResource<VolumeType, VolumeTypeRequest> Types { get; }

    public VolumeDaemons Daemons { get; }

    public VolumeQuotas Quotas { get; }
}

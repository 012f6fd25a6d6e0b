namespace Undercast.OpenStack.Cinder;

/// <summary>How much a project may use; -1 is without limit, null leaves it as it is.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/block-storage/v3/#quota-sets-extension-os-quota-sets"/>
public sealed record VolumeQuota
{
    public int? Volumes { get; init; }

    public int? Snapshots { get; init; }

    /// <summary>GiB.</summary>
    public int? Gigabytes { get; init; }
}

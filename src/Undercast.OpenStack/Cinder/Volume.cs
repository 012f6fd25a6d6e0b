namespace Undercast.OpenStack.Cinder;

/// <summary>A volume.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/block-storage/v3/#volumes-volumes"/>
public sealed record Volume
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    /// <summary><c>creating</c>, <c>available</c>, <c>in-use</c>, <c>deleting</c>, <c>error</c>, <c>error_deleting</c> and others.</summary>
    public string Status { get; set; } = "";

    /// <summary>GiB.</summary>
    public int Size { get; init; }

    public string? VolumeType { get; init; }

    public IReadOnlyList<VolumeAttachment> Attachments { get; set; } = [];
}

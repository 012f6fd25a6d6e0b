namespace Undercast.OpenStack.Manila;

/// <summary>A share.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/shared-file-system/#shares"/>
public sealed record Share
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    /// <summary><c>creating</c>, <c>available</c>, <c>deleting</c>, <c>error</c> and others.</summary>
    public string Status { get; set; } = "";

    /// <summary><c>NFS</c>, <c>CEPHFS</c>.</summary>
    public string? ShareProto { get; init; }

    /// <summary>GiB.</summary>
    public int Size { get; init; }

    public string? ShareTypeName { get; init; }

    public string? Host { get; init; }
}

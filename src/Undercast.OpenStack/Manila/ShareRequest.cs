namespace Undercast.OpenStack.Manila;

/// <summary>What a share should be.</summary>
public sealed record ShareRequest
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    /// <summary><c>NFS</c>, <c>CEPHFS</c>.</summary>
    public string? ShareProto { get; init; }

    /// <summary>GiB.</summary>
    public int? Size { get; init; }

    /// <summary>Name or id.</summary>
    public string? ShareType { get; init; }
}

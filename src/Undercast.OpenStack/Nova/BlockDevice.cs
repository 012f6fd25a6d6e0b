namespace Undercast.OpenStack.Nova;

/// <summary>A disk of a new server.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/compute/#create-server"/>
public sealed record BlockDevice
{
    public int BootIndex { get; init; }

    /// <summary>The image, volume or snapshot.</summary>
    public string? Uuid { get; init; }

    /// <summary><c>image</c>, <c>volume</c>, <c>snapshot</c> or <c>blank</c>.</summary>
    public required string SourceType { get; init; }

    /// <summary><c>volume</c> or <c>local</c>.</summary>
    public required string DestinationType { get; init; }

    /// <summary>GiB.</summary>
    public int? VolumeSize { get; init; }

    public bool? DeleteOnTermination { get; init; }
}

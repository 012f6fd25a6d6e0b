namespace Undercast.OpenStack.Ironic;

/// <summary>A hardware type that conductors offer.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/baremetal/#drivers-drivers"/>
public sealed record Driver
{
    public required string Name { get; init; }

    /// <summary>The conductors that offer it.</summary>
    public IReadOnlyList<string> Hosts { get; set; } = [];
}

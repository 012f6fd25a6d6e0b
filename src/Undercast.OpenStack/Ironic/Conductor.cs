namespace Undercast.OpenStack.Ironic;

/// <summary>A conductor.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/baremetal/#conductors-conductors"/>
public sealed record Conductor
{
    public required string Hostname { get; init; }

    public bool Alive { get; init; }
}

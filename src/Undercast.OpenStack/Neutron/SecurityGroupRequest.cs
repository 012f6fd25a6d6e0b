namespace Undercast.OpenStack.Neutron;

/// <summary>What a security group should be.</summary>
public sealed record SecurityGroupRequest
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    public string? ProjectId { get; init; }
}

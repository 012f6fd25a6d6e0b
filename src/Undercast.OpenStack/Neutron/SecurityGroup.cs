namespace Undercast.OpenStack.Neutron;

/// <summary>A security group.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/network/v2/#security-groups-security-groups"/>
public sealed record SecurityGroup
{
    public required string Id { get; init; }

    public string Name { get; set; } = "";

    public string? ProjectId { get; init; }

    public IReadOnlyList<SecurityGroupRule> SecurityGroupRules { get; set; } = [];
}

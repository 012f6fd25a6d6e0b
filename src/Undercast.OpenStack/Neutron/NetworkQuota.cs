namespace Undercast.OpenStack.Neutron;

/// <summary>How many of each a project may have; -1 is without limit, null leaves it as it is.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/network/v2/#quotas-extension-quotas"/>
public sealed record NetworkQuota
{
    public int? Network { get; init; }

    public int? Subnet { get; init; }

    public int? Port { get; init; }

    public int? Router { get; init; }

    public int? Floatingip { get; init; }

    public int? SecurityGroup { get; init; }

    public int? SecurityGroupRule { get; init; }
}

namespace Undercast.OpenStack.Nova;

/// <summary>How much a project may use; -1 is without limit, null leaves it as it is.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/compute/#quota-sets-os-quota-sets"/>
public sealed record ComputeQuota
{
    public int? Instances { get; init; }

    public int? Cores { get; init; }

    /// <summary>MiB.</summary>
    public int? Ram { get; init; }

    public int? KeyPairs { get; init; }

    public int? ServerGroups { get; init; }
}

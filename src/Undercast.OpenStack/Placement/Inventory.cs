namespace Undercast.OpenStack.Placement;

/// <summary>How much of one resource class a provider has.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/placement/#resource-provider-inventories"/>
public sealed record Inventory
{
    public long Total { get; init; }

    /// <summary>Kept from being given out; equal to the total while a bare-metal node is not available.</summary>
    public long Reserved { get; init; }

    public double AllocationRatio { get; init; }
}

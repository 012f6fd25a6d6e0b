namespace Undercast.OpenStack.Neutron;

/// <summary>A range of addresses that Neutron gives out, both ends included.</summary>
public sealed record AllocationPool(string Start, string End);

namespace Undercast.OpenStack.Nova;

/// <summary>A security group by its name.</summary>
public sealed record ServerSecurityGroup(string Name);

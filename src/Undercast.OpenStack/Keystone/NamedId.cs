namespace Undercast.OpenStack.Keystone;

/// <summary>A resource as other resources mention it.</summary>
public sealed record NamedId(string? Id, string? Name);

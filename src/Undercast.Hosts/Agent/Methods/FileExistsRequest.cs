namespace Undercast.Hosts.Agent;

/// <summary>Asks what is at a path.</summary>
public sealed record FileExistsRequest(string Path);

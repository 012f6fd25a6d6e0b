namespace Undercast.Hosts.Agent;

/// <summary>What is at a path.</summary>
/// <param name="Exists">Anything at all (links are followed).</param>
/// <param name="IsDirectory">It is a folder.</param>
/// <param name="Size">A file's size in bytes, else 0.</param>
public sealed record FileExistsResult(bool Exists, bool IsDirectory, long Size);

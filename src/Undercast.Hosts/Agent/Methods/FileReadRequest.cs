namespace Undercast.Hosts.Agent;

/// <summary>Asks for a file's content, or a piece of it.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Offset">First byte wanted; negative counts from the end.</param>
/// <param name="Limit">No more bytes than this.</param>
public sealed record FileReadRequest(string Path, long Offset = 0, int Limit = 16 * 1024 * 1024);

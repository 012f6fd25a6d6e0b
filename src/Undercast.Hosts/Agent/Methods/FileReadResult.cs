using System.Text;

namespace Undercast.Hosts.Agent;

/// <summary>A file's content.</summary>
/// <param name="Content">The bytes; null if there is no such file.</param>
/// <param name="Size">The whole file's size in bytes.</param>
public sealed record FileReadResult(byte[]? Content, long Size)
{
    /// <summary>The content as UTF-8 text; null if there is no such file.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string? Text => Content is null ? null : Encoding.UTF8.GetString(Content);
}

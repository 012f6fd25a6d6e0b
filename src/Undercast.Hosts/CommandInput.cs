using System.Text;

namespace Undercast.Hosts;

/// <summary>What a program reads on standard input: text (UTF-8), bytes, or a file's content (streamed).</summary>
public sealed class CommandInput
{
    private readonly Func<Stream> open;

    private CommandInput(Func<Stream> open) => this.open = open;

    public static CommandInput FromString(string text) => FromBytes(Encoding.UTF8.GetBytes(text));

    public static CommandInput FromBytes(byte[] bytes) => new(() => new MemoryStream(bytes, writable: false));

    /// <summary>The file is opened when the program starts, never read whole into memory.</summary>
    public static CommandInput FromFile(string path) => new(() => File.OpenRead(path));

#pragma warning disable CA2225 // FromString and FromBytes are the named ways.
    public static implicit operator CommandInput(string text) => FromString(text);

    public static implicit operator CommandInput(byte[] bytes) => FromBytes(bytes);
#pragma warning restore CA2225

    internal Stream Open() => open();
}

namespace Undercast.Bmc;

/// <summary>A machine with a serial console that can be typed at.</summary>
public interface ISerialConsole
{
    /// <summary>
    /// Opens it for one reader and writer. Reading waits for output and ends (0 bytes) when the console is taken away; it stays open
    /// over power-off and power-on where the machine can do that. Disposing the stream lets the console go.
    /// </summary>
    Task<Stream> OpenConsoleAsync(CancellationToken cancellation);
}

using System.Text.Json;

namespace Undercast.Hosts.Agent;

/// <summary>Writes messages, a line each, whole and in order.</summary>
internal sealed class AgentLineWriter(Stream stream) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);

    public async Task WriteAsync(AgentMessage message)
    {
        var line = Line(message);
        await turn.WaitAsync();
        try
        {
            await stream.WriteAsync(line);
            await stream.FlushAsync();
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Blocks while the other end does not read: that slows down the program whose output it is, as a pipe would.</summary>
    public void Write(AgentMessage message)
    {
        var line = Line(message);
        turn.Wait();
        try
        {
            stream.Write(line);
            stream.Flush();
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private static byte[] Line(AgentMessage message)
    {
        // The newline in front ends whatever a login script left unended before the first message.
        byte[] start = message.Hello is null ? [] : "\n"u8.ToArray();
        return [.. start, .. JsonSerializer.SerializeToUtf8Bytes(message, AgentMessageJson.Default.AgentMessage), (byte)'\n'];
    }
}

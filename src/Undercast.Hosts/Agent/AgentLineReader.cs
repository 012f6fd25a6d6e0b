using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Undercast.Hosts.Agent;

/// <summary>Reads messages, a line each. What is no message is handed out as stray text: it never harms the lines around it.</summary>
internal sealed class AgentLineReader(Stream stream, int longestLine = AgentLineReader.LongestLine)
{
    /// <summary>64 MiB: a file's content may travel in a line, a runaway program's output may not fill the memory.</summary>
    public const int LongestLine = 64 * 1024 * 1024;

    private readonly PipeReader pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 64 * 1024));
    // How much of the buffer is known to have no end of line: a long line that comes in pieces is searched once.
    private long searched;
    private bool skipping;
    private bool ended;

    /// <returns>The next message or stray line; null at the end of the stream.</returns>
    public async Task<AgentLine?> ReadAsync(CancellationToken cancel)
    {
        while (!ended)
        {
            var read = await pipe.ReadAsync(cancel);
            var buffer = read.Buffer;
            if (buffer.Slice(searched).PositionOf((byte)'\n') is { } end)
            {
                searched = 0;
                var line = skipping ? new AgentLine(null, "") : Parse(buffer.Slice(0, end));
                skipping = false;
                pipe.AdvanceTo(buffer.GetPosition(1, end));
                if (line is { Message: null, Stray: "" })
                {
                    continue;
                }

                return line;
            }

            if (buffer.Length > longestLine)
            {
                var stray = skipping
                    ? null
                    : new AgentLine(null, $"{Encoding.UTF8.GetString(buffer.Slice(0, 100))}… (a line of more than {longestLine} bytes, skipped)");
                (skipping, searched) = (true, 0);
                pipe.AdvanceTo(buffer.End);
                if (stray is not null)
                {
                    return stray;
                }
            }
            else if (!read.IsCompleted)
            {
                searched = buffer.Length;
                pipe.AdvanceTo(buffer.Start, buffer.End);
            }

            if (read.IsCompleted)
            {
                // A line without its end was cut off: whatever it says may be half of what was meant.
                var rest = !skipping && buffer.Length is > 0 && buffer.Length <= longestLine ? Encoding.UTF8.GetString(buffer).Trim() : "";
                ended = true;
                await pipe.CompleteAsync();
                return rest.Length > 0 ? new AgentLine(null, rest) : null;
            }
        }

        return null;
    }

    private static AgentLine Parse(ReadOnlySequence<byte> line)
    {
        var bytes = line.IsSingleSegment ? line.FirstSpan : line.ToArray();
        if (bytes.Length > 0 && bytes[0] == '{' && Utf8.IsValid(bytes))
        {
            try
            {
                if (JsonSerializer.Deserialize(bytes, AgentMessageJson.Default.AgentMessage) is { } message
                    && (message.Hello is not null || message.Id is not null))
                {
                    return new AgentLine(message, "");
                }
            }
            catch (JsonException)
            {
                // Someone else's braces: stray, below.
            }
        }

        return new AgentLine(null, Encoding.UTF8.GetString(bytes).Trim());
    }
}

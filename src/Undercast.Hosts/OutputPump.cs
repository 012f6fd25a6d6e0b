using System.Text;

namespace Undercast.Hosts;

/// <summary>Reads one output stream of a program to its end, into text and, if asked, line by line.</summary>
internal sealed class OutputPump : IDisposable
{
    private readonly Stream stream;
    private readonly TextTail text;
    private readonly Action<string>? line;
    private readonly StringBuilder partial = new();
    private readonly CancellationTokenSource abandon = new();
    private readonly Task reading;
    private long seen;

    public OutputPump(Stream stream, int limit, Action<string>? line)
    {
        (this.stream, text, this.line) = (stream, new TextTail(limit), line);
        reading = ReadAsync();
    }

    public string Text => text.ToString();

    /// <summary>Waits for the end of the stream, or until nothing has come for <paramref name="silence"/>.</summary>
    public async Task DrainAsync(TimeSpan silence, TimeProvider time)
    {
        for (var before = -1L; !reading.IsCompleted && before != Interlocked.Read(ref seen);)
        {
            before = Interlocked.Read(ref seen);
            await reading.WaitAsync(silence, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await abandon.CancelAsync();
        await reading;
    }

    public void Dispose() => abandon.Dispose();

    private async Task ReadAsync()
    {
        var decoder = Encoding.UTF8.GetDecoder();
        var (bytes, chars) = (new byte[16 * 1024], new char[16 * 1024 + 2]);
        try
        {
            while (await stream.ReadAsync(bytes, abandon.Token) is > 0 and var count)
            {
                Take(chars.AsSpan(0, decoder.GetChars(bytes.AsSpan(0, count), chars, flush: false)));
                Interlocked.Add(ref seen, count);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or IOException)
        {
            // Abandoned: what came before is the output.
        }

        Take(chars.AsSpan(0, decoder.GetChars([], chars, flush: true)));
        if (partial.Length > 0)
        {
            Tell();
        }
    }

    private void Take(ReadOnlySpan<char> more)
    {
        text.Append(more);
        if (line is null)
        {
            return;
        }

        for (var end = more.IndexOf('\n'); end >= 0; end = more.IndexOf('\n'))
        {
            partial.Append(more[..end]);
            Tell();
            more = more[(end + 1)..];
        }

        partial.Append(more);
    }

    private void Tell()
    {
        line?.Invoke(partial.ToString().TrimEnd('\r'));
        partial.Clear();
    }
}

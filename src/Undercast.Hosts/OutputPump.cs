using System.Runtime.ExceptionServices;
using System.Text;

namespace Undercast.Hosts;

/// <summary>Reads one output stream of a program to its end, into text and, if asked, line by line.</summary>
internal sealed class OutputPump : IDisposable
{
    private readonly Stream stream;
    private readonly TextTail text;
    private Action<string>? line;
    private readonly StringBuilder partial = new();
    private readonly CancellationTokenSource abandon = new();
    private readonly CancellationToken abandoned;
    private readonly Task reading;
    private ExceptionDispatchInfo? listenerFailure;
    private long seen;

    public OutputPump(Stream stream, int limit, Action<string>? line)
    {
        (this.stream, text, this.line, abandoned) = (stream, new TextTail(limit), line, abandon.Token);
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
        listenerFailure?.Throw();
    }

    /// <summary>Nothing is told any more; the stream itself belongs to the process.</summary>
    public void Dispose()
    {
        line = null;
        abandon.Cancel();
        abandon.Dispose();
    }

    private async Task ReadAsync()
    {
        var decoder = Encoding.UTF8.GetDecoder();
        var (bytes, chars) = (new byte[16 * 1024], new char[16 * 1024 + 2]);
        try
        {
            while (await stream.ReadAsync(bytes, abandoned) is > 0 and var count)
            {
                Take(chars.AsSpan(0, decoder.GetChars(bytes.AsSpan(0, count), chars, flush: false)));
                Interlocked.Add(ref seen, count);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or IOException or ObjectDisposedException)
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
        try
        {
            line?.Invoke(partial.ToString().TrimEnd('\r'));
        }
#pragma warning disable CA1031 // The listener's failure is raised at the end: the program must not hang on a pipe that nobody reads.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            listenerFailure = ExceptionDispatchInfo.Capture(failure);
            line = null;
        }

        partial.Clear();
    }
}

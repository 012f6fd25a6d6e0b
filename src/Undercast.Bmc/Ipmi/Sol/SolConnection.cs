using System.Threading.Channels;
using Undercast.Bmc.Ipmi.Wire;

namespace Undercast.Bmc.Ipmi.Sol;

/// <summary>
/// A session's hold on the console (IPMI 2.0, 15.9 to 15.11): 1. what the machine says goes out in numbered packets, one at a time, sent
/// again until acknowledged; 2. what the client types is acknowledged as it is taken, and a packet that comes again is not typed again.
/// </summary>
internal sealed class SolConnection(Session session, Stream console, IpmiListener listener)
{
    private const int HeaderLength = 4;
    private const byte Nack = 0x40;
    private const int MostTries = 8;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(listener.Stopping);

    /// <summary>Typed characters on their way to the machine; a machine that does not read makes the client wait (nack).</summary>
    private readonly Channel<byte[]> typed = Channel.CreateBounded<byte[]>(64);
    private volatile Waiting? waiting;
    private byte lastTaken;

    public Session Session { get; } = session;

    public void Stop()
    {
        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended by itself a moment ago.
        }
    }

    public async Task RunAsync()
    {
        using (stop)
        await using (console)
        {
            try
            {
                var typing = TypeAsync();
                await ShowAsync();
                await stop.CancelAsync();
                await typing;
            }
            catch (OperationCanceledException)
            {
                // Deactivated, or the session has ended.
            }
            catch (IOException)
            {
                // The console was taken away; the client sees its session end.
            }
        }
    }

    /// <summary>A packet of the client: an acknowledge, characters, or both.</summary>
    public void Take(byte[] payload)
    {
        if (payload.Length < HeaderLength)
        {
            return;
        }

        var (number, acknowledged, accepted, operation) = ((byte)(payload[0] & 0x0F), (byte)(payload[1] & 0x0F), payload[2], payload[3]);
        if (waiting is { } packet && acknowledged == packet.Number)
        {
            packet.Answer.TrySetResult((operation & Nack) != 0 ? 0 : accepted);
        }

        if (number == 0)
        {
            return;
        }

        var characters = payload[HeaderLength..];
        var taken = number == lastTaken || characters.Length == 0 || typed.Writer.TryWrite(characters);
        if (taken)
        {
            lastTaken = number;
        }

        listener.Send(Session, PayloadType.SerialOverLan, [0, number, taken ? (byte)characters.Length : (byte)0, taken ? (byte)0 : Nack]);
    }

    private async Task TypeAsync()
    {
        await foreach (var characters in typed.Reader.ReadAllAsync(stop.Token))
        {
            await console.WriteAsync(characters, stop.Token);
            await console.FlushAsync(stop.Token);
        }
    }

    private async Task ShowAsync()
    {
        var buffer = new byte[SolPayload.MostData];
        byte number = 0;
        while (await console.ReadAsync(buffer, stop.Token) is > 0 and var length)
        {
            var rest = buffer.AsMemory(0, length);
            while (rest.Length > 0)
            {
                number = (byte)((number % 15) + 1);
                if (await SendAsync(number, rest) is not { } accepted)
                {
                    return;
                }

                rest = rest[Math.Min(accepted, rest.Length)..];
            }
        }
    }

    /// <summary>How many characters were accepted; null if nobody answers any more.</summary>
    private async Task<int?> SendAsync(byte number, ReadOnlyMemory<byte> characters)
    {
        var packet = new Waiting(number);
        waiting = packet;
        byte[] payload = [number, 0, 0, 0, .. characters.Span];
        for (var tried = 0; tried < MostTries; tried++)
        {
            listener.Send(Session, PayloadType.SerialOverLan, payload);
            try
            {
                return await packet.Answer.Task.WaitAsync(RetryAfter, listener.Clock, stop.Token);
            }
            catch (TimeoutException)
            {
                // Lost on the way, there or back: again.
            }
        }

        return null;
    }

    private sealed record Waiting(byte Number)
    {
        public TaskCompletionSource<int> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

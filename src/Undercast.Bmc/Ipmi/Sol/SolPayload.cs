using Undercast.Bmc.Nodes;

namespace Undercast.Bmc.Ipmi.Sol;

/// <summary>Serial over LAN of one node (IPMI 2.0, 15): at most one session has the console.</summary>
internal sealed class SolPayload(HostedNode node, IpmiListener listener)
{
    /// <summary>Characters in one packet, either way.</summary>
    public const byte MostData = 200;

    private SolConnection? connection;

    /// <summary>Who has the console.</summary>
    public Session? Owner => connection?.Session;

    /// <summary>False if another has it.</summary>
    public async ValueTask<bool> ActivateAsync(Session session, ISerialConsole console, CancellationToken cancellation)
    {
        if (connection is not null)
        {
            return false;
        }

        var stream = await console.OpenConsoleAsync(cancellation);
        var fresh = new SolConnection(session, stream, listener);
        if (!session.IsActive || Interlocked.CompareExchange(ref connection, fresh, null) is not null)
        {
            // Another was faster, or this session has ended meanwhile.
            await stream.DisposeAsync();
            return false;
        }

        _ = RunAsync(fresh);
        return true;
    }

    /// <summary>False if nobody has it.</summary>
    public bool Deactivate()
    {
        var ended = Interlocked.Exchange(ref connection, null);
        ended?.Stop();
        return ended is not null;
    }

    public void SessionClosed(Session session)
    {
        if (Owner == session)
        {
            Deactivate();
        }
    }

    public void Take(Session session, byte[] payload)
    {
        if (connection is { } current && current.Session == session)
        {
            current.Take(payload);
        }
    }

    private async Task RunAsync(SolConnection running)
    {
        await running.RunAsync();
        Interlocked.CompareExchange(ref connection, null, running);
    }

    public override string ToString() => $"console of {node}";
}

using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Undercast.Bmc.Ipmi.Sol;
using Undercast.Bmc.Ipmi.Wire;
using Undercast.Bmc.Nodes;

namespace Undercast.Bmc.Ipmi;

/// <summary>One node's IPMI: its UDP socket, its sessions. Packets are taken one after the other; what must wait does so beside.</summary>
internal sealed partial class IpmiListener : IAsyncDisposable
{
    /// <summary>Larger than any packet of this protocol; what is longer is cut off, does not verify, and is dropped.</summary>
    private const int MostPacket = 1024;

    private readonly Socket socket;
    private readonly Handshake handshake;
    private readonly CommandRunner runner;
    private readonly ILogger log;
    private readonly CancellationTokenSource stop = new();
    private readonly Task loop;

    private IpmiListener(HostedNode node, Socket socket, BmcOptions options, ILogger log)
    {
        (this.socket, this.log) = (socket, log);
        Endpoint = (IPEndPoint)socket.LocalEndPoint!;
        Clock = options.Clock;
        Sessions = new SessionTable(options.Clock, options.IpmiSessionTimeout);
        Sol = new SolPayload(node, this);
        Sessions.Closed += Sol.SessionClosed;
        handshake = new Handshake(node, Sessions);
        runner = new CommandRunner(node, this, log);
        loop = Task.Run(ReceiveAsync);
    }

    public IPEndPoint Endpoint { get; }

    public TimeProvider Clock { get; }

    public SessionTable Sessions { get; }

    public BootOptions Boot { get; } = new();

    public SolPayload Sol { get; }

    public CancellationToken Stopping => stop.Token;

    public static IpmiListener Start(HostedNode node, IPEndPoint endpoint, BmcOptions options, ILogger log)
    {
#pragma warning disable CA2000 // The listener owns it; on failure it is disposed below.
        var socket = new Socket(endpoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
#pragma warning restore CA2000
        try
        {
            socket.Bind(endpoint);
            return new IpmiListener(node, socket, options, log);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public void EndSessions()
    {
        Boot.Clear();
        Sessions.Clear();
    }

    public void Send(SocketAddress client, byte[] packet)
    {
        try
        {
            socket.SendTo(packet, SocketFlags.None, client);
        }
        catch (SocketException unsent)
        {
            // The client, or the way to it, is gone; it will ask again or not.
            LogUnsent(log, unsent);
        }
        catch (ObjectDisposedException)
        {
            // The node was removed in between.
        }
    }

    public void Send(Session session, PayloadType type, ReadOnlySpan<byte> payload)
    {
        if (session.Client is { } client && SealedPacket.Seal(session, type, payload) is { } packet)
        {
            Send(client, packet);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        socket.Dispose();
        await loop;
        Sessions.Dispose();
        stop.Dispose();
    }

    private async Task ReceiveAsync()
    {
        var buffer = GC.AllocateUninitializedArray<byte>(MostPacket, pinned: true);
        var client = new SocketAddress(socket.AddressFamily);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var length = await socket.ReceiveFromAsync(buffer, SocketFlags.None, client, stop.Token);
                Take(buffer.AsMemory(0, length), client);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (SocketException error) when (!stop.IsCancellationRequested)
            {
                LogUnsent(log, error);
            }
#pragma warning disable CA1031 // A defect met by one packet must not end the node's BMC.
            catch (Exception defect)
#pragma warning restore CA1031
            {
                LogDefect(log, defect);
            }
        }
    }

    internal void Take(ReadOnlyMemory<byte> packet, SocketAddress client)
    {
        var bytes = packet.Span;
        switch (Rmcp.ClassOf(bytes))
        {
            case Rmcp.ClassAsf when Rmcp.Pong(bytes) is { } pong:
                Send(client, pong);
                break;
            case Rmcp.ClassIpmi when bytes[4] == 0x06 && bytes.Length >= 16:
                TakePlus(packet, client);
                break;
            case Rmcp.ClassIpmi when IpmiMessage.Parse(PlainPacket.Read15(packet)) is { } message:
                Send(client, PlainPacket.Write15(runner.RunOpen(message)));
                break;
        }
    }

    private void TakePlus(ReadOnlyMemory<byte> packet, SocketAddress client)
    {
        var bytes = packet.Span;
        if (SealedPacket.SessionId(bytes) is not 0 and var id)
        {
            TakeSealed(bytes, id, client);
            return;
        }

        var payload = PlainPacket.ReadPlus(packet);
        var (type, reply) = (PayloadType)(bytes[5] & 0x3F) switch
        {
            PayloadType.OpenSessionRequest => (PayloadType.OpenSessionResponse, handshake.OpenSession(payload.Span)),
            PayloadType.Rakp1 => (PayloadType.Rakp2, handshake.Rakp1(payload.Span)),
            PayloadType.Rakp3 => (PayloadType.Rakp4, handshake.Rakp3(payload.Span)),
            PayloadType.Message when IpmiMessage.Parse(payload) is { } message => (PayloadType.Message, runner.RunOpen(message)),
            _ => (default, null),
        };
        if (reply is not null)
        {
            Send(client, PlainPacket.WritePlus(type, reply));
        }
    }

    private void TakeSealed(ReadOnlySpan<byte> packet, uint id, SocketAddress client)
    {
        if (Sessions.Find(id) is not { IsActive: true } session || SealedPacket.Open(session, packet, out var type) is not { } payload)
        {
            return;
        }

        Sessions.Touch(session);
        if (session.Client is null || !session.Client.Equals(client))
        {
            session.Client = Copy(client);
        }

        switch (type)
        {
            case PayloadType.Message when IpmiMessage.Parse(payload) is { } message:
                runner.Run(session, message);
                break;
            case PayloadType.SerialOverLan:
                Sol.Take(session, payload);
                break;
        }
    }

    private static SocketAddress Copy(SocketAddress address)
    {
        var copy = new SocketAddress(address.Family, address.Size);
        address.Buffer.Span[..address.Size].CopyTo(copy.Buffer.Span);
        return copy;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "a packet could not be sent or received")]
    private static partial void LogUnsent(ILogger log, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "a packet met a defect")]
    private static partial void LogDefect(ILogger log, Exception defect);
}

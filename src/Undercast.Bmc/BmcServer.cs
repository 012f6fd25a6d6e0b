using System.Net;

namespace Undercast.Bmc;

/// <summary>The daemon: every node's BMC, IPMI and Redfish, in one process.</summary>
public sealed class BmcServer : IAsyncDisposable
{
    private readonly List<BmcNode> nodes = [];

    private BmcServer()
    {
    }

    /// <summary>The nodes, by machine name.</summary>
    public IReadOnlyCollection<BmcNode> Nodes => nodes;

    /// <summary>Starts listening, without nodes yet.</summary>
    public static Task<BmcServer> StartAsync(BmcOptions options, CancellationToken cancellation = default) =>
        throw new NotImplementedException();

    /// <summary>Adds a node while running.</summary>
    /// <exception cref="ArgumentException">Its UUID, system id or IPMI endpoint is another node's, or a user does not fit into IPMI.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">Its endpoint cannot be had.</exception>
    public Task AddAsync(BmcNode node, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Ends a node's sessions and forgets it; false if there is none.</summary>
    public Task<bool> RemoveAsync(Guid uuid) => throw new NotImplementedException();

    /// <summary>Where a node's IPMI truly listens (port 0 was asked for), or null.</summary>
    public IPEndPoint? IpmiEndpoint(Guid uuid) => throw new NotImplementedException();

    /// <summary>Stops listening and ends every session.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

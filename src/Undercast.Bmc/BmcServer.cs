using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Undercast.Bmc.Ipmi;
using Undercast.Bmc.Nodes;
using Undercast.Bmc.Redfish;

namespace Undercast.Bmc;

/// <summary>The daemon: every node's BMC, IPMI and Redfish, in one process.</summary>
public sealed class BmcServer : IAsyncDisposable
{
    private readonly BmcOptions options;
    private readonly ILoggerFactory log;
    private readonly NodeTable nodes = new();
    private readonly RedfishState redfish;
    private readonly RedfishPipeline pipeline;
    private readonly X509Certificate2 certificate;
    private RedfishListener? shared;

    private BmcServer(BmcOptions options)
    {
        this.options = options;
        log = options.Log ?? NullLoggerFactory.Instance;
        redfish = new RedfishState(options, nodes);
        pipeline = new RedfishPipeline(redfish, RouteTable.Tree, log.CreateLogger("Undercast.Bmc.Redfish"));
        certificate = options.Certificate ?? ServerCertificate.Create(options.Clock);
    }

    /// <summary>The nodes served now.</summary>
    public IReadOnlyCollection<BmcNode> Nodes => [.. nodes.All.Select(node => node.Node)];

    /// <summary>Where Redfish truly listens (port 0 was asked for), the TLS endpoint first.</summary>
    public IReadOnlyList<IPEndPoint> RedfishEndpoints => shared?.Endpoints ?? [];

    /// <summary>Starts listening, without nodes yet.</summary>
    /// <exception cref="IOException">A Redfish endpoint cannot be had.</exception>
    public static async Task<BmcServer> StartAsync(BmcOptions options, CancellationToken cancellation = default)
    {
        var server = new BmcServer(options);
        if (options.Https is not null || options.Http is not null)
        {
            server.shared = await RedfishListener.StartAsync(server.pipeline, options.Https, options.Http, server.certificate, server.log, cancellation);
        }

        return server;
    }

    /// <summary>Adds a node while running.</summary>
    /// <exception cref="ArgumentException">Its UUID or system id is another node's, or a user does not fit into IPMI.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">Its IPMI endpoint cannot be had.</exception>
    public Task AddAsync(BmcNode node, CancellationToken cancellation = default)
    {
        var hosted = new HostedNode(node, options.Clock);
        nodes.Add(hosted);
        try
        {
            if (node.Ipmi is { } endpoint)
            {
                hosted.Ipmi = IpmiListener.Start(hosted, endpoint, options, log.CreateLogger("Undercast.Bmc.Ipmi"));
            }
        }
        catch
        {
            nodes.Remove(node.Machine.Uuid, out _);
            throw;
        }

        redfish.Accounts.Add(hosted);
        return Task.CompletedTask;
    }

    /// <summary>Ends a node's sessions and forgets it; false if there is none.</summary>
    public async Task<bool> RemoveAsync(Guid uuid)
    {
        if (!nodes.Remove(uuid, out var node))
        {
            return false;
        }

        redfish.Accounts.Remove(node);
        if (node.Ipmi is not null)
        {
            await node.Ipmi.DisposeAsync();
        }

        return true;
    }

    /// <summary>Where a node's IPMI truly listens (port 0 was asked for), or null.</summary>
    public IPEndPoint? IpmiEndpoint(Guid uuid) => nodes.TryFind(uuid, out var node) ? node.Ipmi?.Endpoint : null;

    /// <summary>Stops listening and ends every session.</summary>
    public async ValueTask DisposeAsync()
    {
        if (shared is not null)
        {
            await shared.DisposeAsync();
        }

        foreach (var node in nodes.All)
        {
            await RemoveAsync(node.Machine.Uuid);
        }

        if (options.Certificate is null)
        {
            certificate.Dispose();
        }
    }
}

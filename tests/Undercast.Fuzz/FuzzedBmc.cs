using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Undercast.Bmc;
using Undercast.Bmc.Fake;
using Undercast.Bmc.Ipmi;
using Undercast.Bmc.Ipmi.Wire;
using Undercast.Bmc.Nodes;
using Undercast.Bmc.Redfish;

namespace Undercast.Fuzz;

/// <summary>A BMC whose parts are called without a network between, so that what a byte changes in the code's way is seen.</summary>
internal sealed class FuzzedBmc : IDisposable
{
    private static readonly SocketAddress Nobody = new IPEndPoint(IPAddress.Loopback, 9).Serialize();

    private readonly HostedNode node;
    private readonly IpmiListener listener;
    private readonly CommandRunner runner;
    private readonly RedfishPipeline pipeline;
    private readonly Session session;

    public FuzzedBmc()
    {
        var options = new BmcOptions();
        var user = new BmcUser("admin", "fuzzed");
        node = new HostedNode(new BmcNode(new FakeMachine("node-0", Guid.Empty, options.Clock), [user]), options.Clock);
        listener = IpmiListener.Start(node, new IPEndPoint(IPAddress.Loopback, 0), options, NullLogger.Instance);
        runner = new CommandRunner(node, listener, NullLogger.Instance);
        session = new Session(1, 2, CipherSuite.Suite17, Privilege.Administrator);
        session.Activate(user, 1, new byte[32], new byte[32]);
        session.Current = Privilege.Administrator;
        var nodes = new NodeTable();
        nodes.Add(node);
        var service = new RedfishState(options, nodes);
        service.Accounts.Add(node);
        pipeline = new RedfishPipeline(service, RouteTable.Tree, NullLogger.Instance);
    }

    /// <summary>A packet from outside of any session.</summary>
    public void TakePacket(byte[] packet) => listener.Take(packet, Nobody);

    /// <summary>A message in an administrator's session: network function, command, data.</summary>
    public void TakeMessage(byte[] input)
    {
        if (input is [var netFn, var command, ..])
        {
            runner.Run(session, new IpmiMessage(0x20, (byte)(netFn & 0x3E), 0, 0x81, netFn, 0, command, input.AsMemory(2)));
        }
    }

    /// <summary>An administrator's request: "METHOD PATH", a line feed, the body.</summary>
    public void TakeRequest(byte[] input)
    {
        var end = Array.IndexOf(input, (byte)'\n');
        var words = Encoding.UTF8.GetString(input, 0, end < 0 ? input.Length : end).Split(' ', 2);
        if (words is not [{ Length: > 0 } method, ['/', ..] target])
        {
            return;
        }

        var question = target.IndexOf('?', StringComparison.Ordinal);
        var context = new DefaultHttpContext();
        context.Request.Method = method;
        context.Request.Path = new PathString(question < 0 ? target : target[..question]);
        context.Request.QueryString = new QueryString(question < 0 ? "" : target[question..]);
        context.Request.Headers.Authorization = "Basic " + Convert.ToBase64String("admin:fuzzed"u8);
        context.Request.Body = new MemoryStream(end < 0 ? [] : input[(end + 1)..]);
        context.Response.Body = new MemoryStream();
        pipeline.HandleAsync(context).GetAwaiter().GetResult();
        if (context.Response.StatusCode == 500)
        {
            throw new InvalidOperationException($"{method} {target} met a defect");
        }
    }

    public void Dispose()
    {
        listener.DisposeAsync().AsTask().GetAwaiter().GetResult();
        session.Dispose();
    }
}

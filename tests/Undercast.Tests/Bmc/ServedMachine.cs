using System.Net;
using Undercast.Bmc;
using Undercast.Bmc.Fake;

namespace Undercast.Tests.Bmc;

/// <summary>A BMC served on this machine's loopback, on free ports, with a machine that only remembers behind it.</summary>
internal sealed class ServedMachine : IAsyncDisposable
{
    public const string Password = "s3cret-of-a-test";

    private ServedMachine(BmcServer server, FakeMachine machine) => (Server, Machine) = (server, machine);

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public BmcServer Server { get; }

    public FakeMachine Machine { get; }

    public IPEndPoint Ipmi => Server.IpmiEndpoint(Machine.Uuid)!;

    public string System => $"/redfish/v1/Systems/{Machine.Uuid}";

    public static async Task<ServedMachine> StartAsync(TimeProvider? clock = null, BmcOptions? options = null, params BmcUser[] users)
    {
        clock ??= TimeProvider.System;
        var loopback = new IPEndPoint(IPAddress.Loopback, 0);
        var server = await BmcServer.StartAsync((options ?? new BmcOptions()) with { Http = loopback, Clock = clock }, Cancel);
        var machine = new FakeMachine("node-0", Guid.NewGuid(), clock);
        await server.AddAsync(new BmcNode(machine, users is [] ? [new BmcUser("admin", Password)] : users) { Ipmi = loopback }, Cancel);
        return new ServedMachine(server, machine);
    }

    /// <summary>A client that has logged in with everything that the user may do.</summary>
    public async Task<IpmiClient> LogInAsync(byte suite = 17, string user = "admin", byte privilege = 4, string password = Password)
    {
        var client = new IpmiClient(Ipmi, suite);
        Assert.Equal(0, await client.OpenAsync(user, password, privilege));
        Assert.Equal(0, (await client.AskAsync(0x06, 0x3B, privilege))[0]);
        return client;
    }

    /// <summary>An HTTP client with Basic credentials.</summary>
    public HttpClient Http(string user = "admin", string password = Password)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization =
            new("Basic", Convert.ToBase64String(global::System.Text.Encoding.UTF8.GetBytes($"{user}:{password}")));
        return client;
    }

    public HttpClient Anonymous() => new() { BaseAddress = new Uri($"http://{Server.RedfishEndpoints[0]}") };

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}

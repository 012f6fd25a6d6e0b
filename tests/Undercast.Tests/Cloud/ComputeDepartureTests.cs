using System.Text.Json.Nodes;
using Undercast.Cloud;
using Undercast.Tests.OpenStack;

namespace Undercast.Tests.Cloud;

/// <summary>A compute machine leaves the cloud.</summary>
public sealed class ComputeDepartureTests
{
    [Theory(Timeout = 30_000)]
    [InlineData("compute-0", "web on compute-0", 0)]
    [InlineData("compute-7", "", 1)]
    public async Task A_host_with_servers_stays_in_use_and_an_empty_one_is_closed(string host, string servers, int changes)
    {
        await using var overcloud = await FakeOvercloud.StartAsync();
        overcloud.Fake.On("PUT /v2.1/os-services/1", new FakeAnswer(200, """{"service": {"id": "1", "binary": "nova-compute", "host": "compute-0", "state": "up", "status": "disabled"}}"""));
        overcloud.Fake.On("GET /v2.1/servers/detail?all_tenants=true", new FakeAnswer(200, new JsonObject { ["servers"] = new JsonArray(Server("web", host)) }.ToJsonString()));
        using var cloud = overcloud.Open();

        Assert.Equal(servers, string.Join(", ", await new ComputeDeparture(cloud, TimeProvider.System).CloseAsync(["compute-0"], TestContext.Current.CancellationToken)));
        Assert.Equal(changes, overcloud.Changing.Count());
    }

    private static JsonObject Server(string name, string host) => new() { ["id"] = name, ["name"] = name, ["status"] = "ACTIVE", ["OS-EXT-SRV-ATTR:host"] = host };
}

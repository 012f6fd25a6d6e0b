using Undercast.OpenStack;
using Undercast.OpenStack.Ironic;
using Undercast.Overcloud;
using Undercast.Tests.OpenStack;

namespace Undercast.Tests.Overcloud;

public sealed class AbandonedServersTests : IAsyncLifetime
{
    private static readonly Node[] Nodes =
    [
        new() { Uuid = "n-ceph", Name = "ceph-0", ProvisionState = ProvisionStates.Deploying, InstanceUuid = "ceph" },
        new() { Uuid = "n-compute", Name = "compute-0", ProvisionState = ProvisionStates.Available },
    ];

    private readonly RecordingClock clock = new();

    private FakeOpenStack fake = null!;
    private OpenStackCloud cloud = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        fake = await FakeOpenStack.StartAsync();
        cloud = KeystoneSessionTests.Cloud(fake);
        fake.On("POST /v3/auth/tokens", KeystoneSessionTests.Token("t", fake, true, "compute"))
            .On("DELETE /v2.1/servers/compute", new FakeAnswer(204))
            .On("GET /v2.1/servers/detail", $$"""{"servers": [{{Server("ceph-0", "ceph")}}, {{Server("compute-0", "compute")}}, {{Server("somebodys", "other")}}]}""");
    }

    public async ValueTask DisposeAsync()
    {
        cloud.Dispose();
        await fake.DisposeAsync();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_server_that_no_node_has_any_more_is_deleted_after_a_minute()
    {
        clock.Now = new(2026, 1, 1, 0, 2, 0, TimeSpan.Zero);

        Assert.Equal(["compute-0"], await EndAsync(Nodes));
        Assert.Equal("DELETE /v2.1/servers/compute", fake.Requests[^1].Line);
    }

    [Fact(Timeout = 30_000)]
    public async Task Nova_has_a_minute_to_tell_the_node_of_its_server()
    {
        clock.Now = new(2026, 1, 1, 0, 0, 30, TimeSpan.Zero);

        Assert.Empty(await EndAsync(Nodes));
    }

    [Fact(Timeout = 30_000)]
    public async Task While_every_node_is_at_work_Nova_is_not_asked()
    {
        Assert.Empty(await EndAsync(Nodes[..1]));
        Assert.Empty(fake.Requests);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("ERROR", "null")]
    [InlineData("BUILD", "\"scheduling\"")]
    public async Task A_server_that_waits_for_no_node_is_left_alone(string status, string task)
    {
        clock.Now = new(2026, 1, 1, 0, 2, 0, TimeSpan.Zero);
        fake.On("GET /v2.1/servers/detail", $$"""{"servers": [{"id": "compute", "name": "compute-0", "status": "{{status}}", "OS-EXT-STS:task_state": {{task}}, "updated": "2026-01-01T00:00:00Z"}]}""");

        Assert.Empty(await EndAsync(Nodes));
    }

    private static string Server(string name, string id) =>
        $$"""{"id": "{{id}}", "name": "{{name}}", "status": "BUILD", "OS-EXT-STS:task_state": "spawning", "updated": "2026-01-01T00:00:00Z"}""";

    private Task<IReadOnlyList<string>> EndAsync(IReadOnlyList<Node> nodes) => new AbandonedServers(cloud, clock).EndAsync(nodes, Cancel);
}

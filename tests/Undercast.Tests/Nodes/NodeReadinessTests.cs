using Undercast.Nodes;
using Undercast.OpenStack;
using Undercast.OpenStack.Ironic;
using Undercast.Tests.OpenStack;

namespace Undercast.Tests.Nodes;

public sealed class NodeReadinessTests : IAsyncLifetime
{
    private static readonly Node Available = new() { Uuid = "n", Name = "compute-0", ProvisionState = ProvisionStates.Available };

    private FakeOpenStack fake = null!;
    private OpenStackCloud cloud = null!;

    public async ValueTask InitializeAsync()
    {
        fake = await FakeOpenStack.StartAsync();
        cloud = KeystoneSessionTests.Cloud(fake);
        fake.On("POST /v3/auth/tokens", KeystoneSessionTests.Token("t", fake, true, "placement"))
            .On("GET /resource_providers?name=n", """{"resource_providers": [{"uuid": "n", "name": "n", "generation": 1}]}""");
    }

    public async ValueTask DisposeAsync()
    {
        cloud.Dispose();
        await fake.DisposeAsync();
    }

    [Theory(Timeout = 30_000)]
    [InlineData(0, null)]
    [InlineData(1, "placement does not offer it")]
    public async Task An_available_node_is_asked_for_in_placement(int reserved, string? missing)
    {
        fake.On("GET /resource_providers/n/inventories", $$"""{"inventories": {"CUSTOM_COMPUTE": {"reserved": {{reserved}}, "total": 1} } }""");

        Assert.Equal(missing, await MissingAsync(Available));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_node_that_Nova_does_not_know_is_not_offered()
    {
        fake.On("GET /resource_providers?name=n", """{"resource_providers": []}""");

        Assert.Equal("placement does not offer it", await MissingAsync(Available));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_node_with_a_system_and_one_out_of_service_wait_for_nothing()
    {
        Assert.Null(await MissingAsync(Available with { ProvisionState = ProvisionStates.Active }));
        Assert.Null(await MissingAsync(Available with { Maintenance = true }));
        Assert.Empty(fake.Requests);
    }

    private Task<string?> MissingAsync(Node node) => new NodeReadiness(cloud, TimeProvider.System, _ => { }).MissingAsync(node, TestContext.Current.CancellationToken);
}

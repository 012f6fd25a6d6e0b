using Undercast.OpenStack;
using Undercast.Overcloud;
using Undercast.Tests.OpenStack;

namespace Undercast.Tests.Overcloud;

public sealed class OvercloudRemovalTests : IAsyncLifetime
{
    private const string Failed = """{"stack": {"id": "s", "stack_name": "overcloud", "stack_status": "DELETE_FAILED", "stack_status_reason": "Resource DELETE failed"}}""";

    private FakeOpenStack fake = null!;
    private OpenStackCloud cloud = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IEnumerable<string> Changing => fake.Requests.Select(request => request.Line).Where(line => !line.StartsWith("GET", StringComparison.Ordinal) && !line.EndsWith("/tokens", StringComparison.Ordinal));

    public async ValueTask InitializeAsync()
    {
        fake = await FakeOpenStack.StartAsync();
        cloud = KeystoneSessionTests.Cloud(fake);
        fake.On("POST /v3/auth/tokens", KeystoneSessionTests.Token("t", fake, true, "orchestration", "workflowv2", "baremetal"))
            .On("GET /v2/executions", """{"executions": [{"id": "old", "workflow_name": "undercast.deploy_overcloud", "state": "SUCCESS"}]}""")
            .On("GET /v1/stacks/overcloud", """{"stack": {"id": "s", "stack_name": "overcloud", "stack_status": "CREATE_COMPLETE"}}""")
            .On("DELETE /v1/stacks/s", new FakeAnswer(204))
            .On("GET /v1/stacks/s/resources?nested_depth=0", """{"resources": [{"resource_name": "ceph-0", "resource_type": "OS::Nova::Server", "resource_status": "DELETE_FAILED", "resource_status_reason": "the node is locked"}]}""")
            .On("GET /v1/stacks/s", """{"stack": {"id": "s", "stack_name": "overcloud", "stack_status": "DELETE_IN_PROGRESS"}}""", """{"stack": {"id": "s", "stack_status": "DELETE_COMPLETE"}}""")
            .On("GET /v1/nodes/ceph-0", """{"uuid": "u", "name": "ceph-0", "provision_state": "cleaning"}""", """{"uuid": "u", "name": "ceph-0", "provision_state": "available"}""");
    }

    public async ValueTask DisposeAsync()
    {
        cloud.Dispose();
        await fake.DisposeAsync();
    }

    [Fact(Timeout = 30_000)]
    public async Task The_stack_goes_and_the_nodes_come_back()
    {
        Assert.Equal(["the stack 'overcloud'"], await RemoveAsync());

        Assert.Equal(["DELETE /v1/stacks/s"], Changing);
        Assert.Equal("GET /v1/nodes/ceph-0", fake.Requests[^1].Line);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_deployment_that_is_going_on_is_cancelled_first()
    {
        fake.On("GET /v2/executions", """{"executions": [{"id": "now", "workflow_name": "undercast.deploy_overcloud", "state": "RUNNING"}, {"id": "other", "workflow_name": "mine", "state": "RUNNING"}]}""")
            .On("PUT /v2/executions/now", """{"id": "now", "state": "CANCELLED"}""");

        await RemoveAsync();

        Assert.Equal(["PUT /v2/executions/now", "DELETE /v1/stacks/s"], Changing);
    }

    [Fact(Timeout = 30_000)]
    public async Task Where_there_is_no_stack_nothing_is_removed()
    {
        fake.On("GET /v1/stacks/overcloud", new FakeAnswer(404));

        Assert.Empty(await RemoveAsync());
        Assert.Empty(Changing);
    }

    [Fact(Timeout = 30_000)]
    public async Task What_Heat_cannot_delete_is_tried_again_and_then_told()
    {
        fake.On("GET /v1/stacks/s", Failed);

        var failure = await Assert.ThrowsAsync<OvercloudRemovalException>(RemoveAsync);

        Assert.Equal("heat could not delete the stack 'overcloud': Resource DELETE failed\nceph-0 DELETE_FAILED: the node is locked", failure.Message);
        Assert.Equal(2, Changing.Count());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_node_that_does_not_come_back_is_told_in_Ironics_words()
    {
        fake.On("GET /v1/nodes/ceph-0", """{"uuid": "u", "name": "ceph-0", "provision_state": "clean failed", "last_error": "agent timed out"}""");

        var failure = await Assert.ThrowsAsync<OvercloudRemovalException>(RemoveAsync);

        Assert.Equal("node ceph-0 is in state 'clean failed': agent timed out", failure.Message);
    }

    private Task<IReadOnlyList<string>> RemoveAsync() => new OvercloudRemoval(cloud, new RecordingClock(), _ => { }).RemoveAsync(["ceph-0"], Cancel);
}

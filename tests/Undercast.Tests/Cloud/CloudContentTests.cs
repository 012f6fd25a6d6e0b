using System.Net;
using Undercast.Cloud;
using Undercast.Cloud.Content;
using Undercast.LabFile;
using Undercast.OpenStack.Http;

namespace Undercast.Tests.Cloud;

public sealed class CloudContentTests : IAsyncLifetime
{
    private static readonly CloudNetworks Wanted = new("10.0.0.0/24", "10.0.0.1", "10.0.0.100", "10.0.0.249", "192.168.200.0/24");

    private readonly string image = Path.GetTempFileName();
    private FakeOvercloud overcloud = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Parts => [.. CloudParts.All.Except([ComputeContent.Part]).Select(part => part.Name)];

    public async ValueTask InitializeAsync()
    {
        overcloud = await FakeOvercloud.StartAsync();
        await File.WriteAllTextAsync(image, "a disk", Cancel);
        overcloud.Fake.On("PUT /v2/images/images-1/file", _ => Active()).On("PUT /v2/images/images-2/file", _ => Active());
    }

    public async ValueTask DisposeAsync()
    {
        File.Delete(image);
        await overcloud.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task What_is_missing_is_told_then_made_and_a_second_time_there_is_nothing_to_do(string part)
    {
        var told = await EnsureAsync(part, dryRun: true);
        Assert.Empty(overcloud.Changing);

        var made = await EnsureAsync(part);

        Assert.Equal(told.Count > 0, made.Count > 0);
        Assert.NotEmpty(overcloud.Changing);
        var before = overcloud.Changing.Count();
        Assert.Empty(await EnsureAsync(part, dryRun: true));
        Assert.Empty(await EnsureAsync(part));
        Assert.Equal(before, overcloud.Changing.Count());
    }

    [Theory]
    [InlineData(ComputeDeparture.Reason, 1)]
    [InlineData("its fan is loud", 0)]
    public async Task A_compute_that_was_to_leave_and_stayed_takes_servers_again(string reason, int changes)
    {
        overcloud.Fake.On("GET /v2.1/os-services", Daemons("disabled", reason)).On("PUT /v2.1/os-services/1", "{}");

        Assert.Equal(changes, (await EnsureAsync(ComputeContent.Part.Name)).Count);
        Assert.Equal(changes, overcloud.Changing.Count());

        static string Daemons(string status, string reason) =>
            $$"""{"services": [{"id": "1", "binary": "nova-compute", "host": "compute-0", "state": "up", "status": "{{status}}", "disabled_reason": "{{reason}}"}]}""";
    }

    [Fact]
    public async Task Floating_addresses_come_from_the_labs_range_and_leave_by_the_Hypervisor()
    {
        await EnsureAsync(NetworkContent.Part.Name);

        Assert.Equal(
            """{"name":"public","router:external":true,"provider:network_type":"flat","provider:physical_network":"public","id":"networks-1"}""",
            overcloud.Networks.Items[0].ToJsonString());
        Assert.Equal(
            """{"name":"public-subnet","network_id":"networks-1","cidr":"10.0.0.0/24","ip_version":4,"gateway_ip":"10.0.0.1","enable_dhcp":false,"allocation_pools":[{"start":"10.0.0.100","end":"10.0.0.249"}],"id":"subnets-1"}""",
            overcloud.Subnets.Items[0].ToJsonString());
        Assert.Equal(["icmp", "tcp"], overcloud.Rules.Items.Select(rule => rule["protocol"]!.ToString()));
    }

    [Fact]
    public async Task An_upload_that_was_cut_off_is_done_again()
    {
        overcloud.Images.Add(new() { ["name"] = "undercast", ["status"] = "saving" });

        await EnsureAsync(ImageContent.Part.Name);

        Assert.Equal(["DELETE /v2/images/images-1", "POST /v2/images", "PUT /v2/images/images-2/file"], overcloud.Changing);
        Assert.Equal("a disk", overcloud.Fake.Requests[^1].Body);
    }

    [Fact]
    public async Task An_image_of_other_content_keeps_its_servers_and_loses_its_name()
    {
        var old = overcloud.Images.Add(new() { ["name"] = "undercast", ["status"] = "active", ["undercast_sha256"] = "0123456789" });
        overcloud.Fake.On("PATCH /v2/images/images-1", _ =>
        {
            old["name"] = "undercast-01234567";
            return old.ToJsonString();
        });

        await EnsureAsync(ImageContent.Part.Name);

        Assert.Equal("""[{"op":"add","path":"/name","value":"undercast-01234567"}]""", overcloud.Fake.Requests.Single(request => request.Line.StartsWith("PATCH", StringComparison.Ordinal)).Body);
        Assert.Equal(["undercast-01234567", "undercast"], overcloud.Images.Items.Select(it => it["name"]!.ToString()));
    }

    [Fact]
    public async Task A_flavor_of_another_size_is_left_and_said()
    {
        overcloud.Flavors.Add(new() { ["name"] = "m1.tiny", ["vcpus"] = 1, ["ram"] = 512, ["disk"] = 1 });

        var refused = await Assert.ThrowsAsync<OpenStackException>(() => EnsureAsync(FlavorContent.Part.Name));

        Assert.Equal("flavor 'm1.tiny' exists with other values and cannot be changed (\"ram\": 512, wanted 128): remove it first", refused.Message);
    }

    [Fact]
    public async Task Health_names_what_is_down_and_what_never_came()
    {
        overcloud.Daemons("down");
        overcloud.Fake.On("GET /v3/os-services", """{"services": []}""").On("GET /v2/services", new OpenStack.FakeAnswer(500, "no database"));
        using var cloud = overcloud.Open();

        var health = await CloudHealth.AskAsync(cloud, Cancel);

        Assert.Equal(3, health.Faults.Count);
        Assert.StartsWith("manila: GET ", health.Faults[0], StringComparison.Ordinal);
        Assert.Equal(["no cinder-volume has reported yet", "nova-compute on compute-0 is down"], health.Faults.Skip(1));
        Assert.Equal(["nova-compute on compute-0"], health.Down.Select(it => $"{it.Binary} on {it.Machine}"));
    }

    [Fact]
    public async Task Without_a_token_health_asks_no_further()
    {
        overcloud.Fake.On("POST /v3/auth/tokens", new OpenStack.FakeAnswer(500, "no database"));
        using var cloud = overcloud.Open();

        var health = await CloudHealth.AskAsync(cloud, Cancel);

        Assert.Contains("got 500 InternalServerError: no database", Assert.Single(health.Faults), StringComparison.Ordinal);
        Assert.Single(overcloud.Fake.Requests);
    }

    [Fact]
    public void The_private_network_is_none_of_the_labs()
    {
        static LabNetwork Link(string cidr) => new("n", "n", "br", IPNetwork.Parse(cidr), IPAddress.Parse("10.0.0.1"));
        var any = new AddressRange(IPAddress.Parse("10.0.0.100"), IPAddress.Parse("10.0.0.249"));
        var lab = new LabNetworks(
            new(Link("192.168.200.0/24"), IPAddress.Any, IPAddress.Any, any, any), new(Link("10.0.0.0/24"), IPAddress.Any, IPAddress.Any, any, any), new(Link("192.168.201.0/24"), any));

        Assert.Equal(Wanted with { PrivateCidr = "192.168.202.0/24" }, CloudNetworks.Of(lab));
    }

    private async Task<IReadOnlyList<string>> EnsureAsync(string part, bool dryRun = false)
    {
        using var cloud = overcloud.Open();
        var ensuring = new Ensuring(cloud, new CloudRequest(new("", "", "", null), part, Wanted, new CloudImage(image, "89abcdef"), dryRun), Cancel);
        await CloudParts.Find(part).EnsureAsync(ensuring);
        return ensuring.Changes;
    }

    private OpenStack.FakeAnswer Active()
    {
        overcloud.Images.Items[^1]["status"] = "active";
        return new(204);
    }
}

using System.Text.Json.Nodes;
using Undercast.OpenStack.Glance;
using Undercast.OpenStack.Http;
using Undercast.OpenStack.Ironic;
using Undercast.OpenStack.Neutron;
using Undercast.OpenStack.Nova;

namespace Undercast.Tests.OpenStack;

public sealed class ResourceTests : IAsyncLifetime
{
    private FakeOpenStack _fake = null!;
    private HttpPipeline _pipeline = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private RestEndpoint Endpoint => _pipeline.At(_fake.Root);

    private IEnumerable<string> Lines => _fake.Requests.Select(request => request.Line);

    public async ValueTask InitializeAsync()
    {
        _fake = await FakeOpenStack.StartAsync();
        _pipeline = new HttpPipeline(Quick.Options);
    }

    public async ValueTask DisposeAsync()
    {
        _pipeline.Dispose();
        await _fake.DisposeAsync();
    }

    [Fact]
    public async Task A_listing_goes_over_all_pages_whatever_host_the_links_name()
    {
        _fake.On("GET /servers/detail", """{"servers": [{"id": "1"}], "servers_links": [{"rel": "next", "href": "https://proxy/servers/detail?marker=1"}]}""")
            .On("GET /servers/detail?marker=1", """{"servers": [{"id": "2"}]}""")
            .On("GET /images", """{"images": [{"id": "3", "status": "active"}], "next": "/v2/images?marker=3"}""")
            .On("GET /images?marker=3", """{"images": []}""");

        Assert.Equal(["1", "2"], (await new NovaClient(Endpoint).Servers.ListAsync(Cancel)).Select(server => server.Id));
        Assert.Equal(["3"], (await new GlanceClient(Endpoint).Images.ListAsync(Cancel)).Select(image => image.Id));
    }

    [Fact]
    public async Task A_name_is_found_by_the_filter_and_compared_in_full()
    {
        _fake.On("GET /networks?name=a%26b", """{"networks": [{"id": "1", "name": "a&b2"}, {"id": "2", "name": "a&b"}]}""");

        Assert.Equal("2", (await new NeutronClient(Endpoint).Networks.FindAsync("a&b", Cancel))!.Id);
    }

    [Fact]
    public async Task A_name_that_two_resources_have_is_refused_with_their_ids()
    {
        _fake.On("GET /networks?name=a", """{"networks": [{"id": "1", "name": "a"}, {"id": "2", "name": "a"}]}""");

        var error = await Assert.ThrowsAsync<OpenStackException>(() => new NeutronClient(Endpoint).Networks.FindAsync("a", Cancel));

        Assert.Equal("2 resources of kind network are named 'a' (1, 2): name one by its id", error.Message);
    }

    [Fact]
    public async Task Ensure_makes_what_is_missing()
    {
        _fake.On("GET /networks?name=ctlplane", """{"networks": []}""")
            .On("POST /networks", new FakeAnswer(201, """{"network": {"id": "1", "name": "ctlplane"}}"""));

        await new NeutronClient(Endpoint).Networks.EnsureAsync(
            "ctlplane", new() { Name = "ctlplane", ProviderNetworkType = "flat", ProviderPhysicalNetwork = "ctlplane", External = false }, Cancel);

        Assert.Equal(
            """{"network":{"name":"ctlplane","router:external":false,"provider:network_type":"flat","provider:physical_network":"ctlplane"}}""",
            _fake.Requests[^1].Body);
    }

    [Fact]
    public async Task Ensure_twice_changes_nothing_though_the_service_added_defaults_and_sorted_lists()
    {
        _fake.On("GET /subnets?name=s", """
            {"subnets": [{"id": "1", "name": "s", "network_id": "n", "cidr": "192.168.24.0/24", "ip_version": 4, "enable_dhcp": true,
             "dns_nameservers": ["2.2.2.2", "1.1.1.1"], "allocation_pools": [{"start": "192.168.24.5", "end": "192.168.24.24"}]}]}
            """);

        var subnet = await new NeutronClient(Endpoint).Subnets.EnsureAsync(
            "s",
            new()
            {
                Name = "s",
                NetworkId = "n",
                Cidr = "192.168.24.0/24",
                IpVersion = 4,
                EnableDhcp = true,
                DnsNameservers = ["1.1.1.1", "2.2.2.2"],
                AllocationPools = [new("192.168.24.5", "192.168.24.24")],
            },
            Cancel);

        Assert.Equal("192.168.24.24", subnet.AllocationPools[0].End);
        Assert.Equal(["GET /subnets?name=s"], Lines);
    }

    [Fact]
    public async Task Ensure_sends_only_what_differs()
    {
        _fake.On("GET /networks?name=a", """{"networks": [{"id": "1", "name": "a", "mtu": 1500, "shared": false}]}""")
            .On("PUT /networks/1", """{"network": {"id": "1", "name": "a", "mtu": 1450}}""");

        var network = await new NeutronClient(Endpoint).Networks.EnsureAsync("a", new() { Name = "a", Mtu = 1450, Shared = false }, Cancel);

        Assert.Equal(1450, network.Mtu);
        Assert.Equal("""{"network":{"mtu":1450}}""", _fake.Requests[^1].Body);
    }

    [Fact]
    public async Task Ensure_says_what_differs_where_the_api_cannot_change_it()
    {
        _fake.On("GET /flavors/detail?is_public=None", """{"flavors": [{"id": "1", "name": "baremetal", "vcpus": 1, "ram": 4096, "disk": 40}]}""");

        var error = await Assert.ThrowsAsync<OpenStackException>(() => new NovaClient(Endpoint).Flavors.EnsureAsync(
            new() { Name = "baremetal", Vcpus = 1, Ram = 2048, Disk = 40 }, new Dictionary<string, string>(), Cancel));

        Assert.Equal(
            "flavor 'baremetal' exists with other values and cannot be changed (\"ram\": 4096, wanted 2048): remove it first", error.Message);
    }

    [Fact]
    public async Task Extra_specs_are_brought_to_what_is_wanted()
    {
        _fake.On("GET /flavors/detail?is_public=None", """{"flavors": [{"id": "1", "name": "b", "vcpus": 1, "ram": 1, "disk": 1, "extra_specs": {"old": "1", "same": "2"}}]}""")
            .On("DELETE /flavors/1/os-extra_specs/old", new FakeAnswer(200))
            .On("POST /flavors/1/os-extra_specs", "{}");

        await new NovaClient(Endpoint).Flavors.EnsureAsync(
            new() { Name = "b", Vcpus = 1, Ram = 1, Disk = 1 },
            new Dictionary<string, string> { ["same"] = "2", ["resources:CUSTOM_BAREMETAL"] = "1" },
            Cancel);

        Assert.Equal("""{"extra_specs":{"resources:CUSTOM_BAREMETAL":"1"}}""", _fake.Requests[^1].Body);
    }

    [Fact]
    public async Task A_node_is_changed_by_operations_that_leave_its_other_fields_alone()
    {
        _fake.On("GET /nodes/controller-0", """
            {"uuid": "u", "name": "controller-0", "driver": "redfish", "traits": [], "properties": {"cpus": "2", "capabilities": "boot_mode:bios"},
             "driver_info": {"redfish_address": "https://old", "redfish_password": "******"}}
            """)
            .On("PATCH /nodes/u", """{"uuid": "u"}""");

        await new IronicClient(Endpoint).Nodes.EnsureAsync(
            "controller-0",
            new()
            {
                Name = "controller-0",
                Driver = "redfish",
                Properties = new JsonObject { ["cpus"] = 2 },
                DriverInfo = new JsonObject { ["redfish_address"] = "https://new" },
            },
            Cancel);

        var patch = _fake.Requests[^1];
        Assert.Equal("""[{"op":"add","path":"/driver_info/redfish_address","value":"https://new"}]""", patch.Body);
        Assert.Equal("1.95", patch.Headers["X-OpenStack-Ironic-API-Version"]);
    }

    [Fact]
    public async Task Provisioning_and_power_are_asked_for_as_the_api_reference_says()
    {
        _fake.On("PUT /nodes/u/states/provision", new FakeAnswer(202)).On("PUT /nodes/u/states/power", new FakeAnswer(202));
        var nodes = new IronicClient(Endpoint).Nodes;

        await nodes.SetProvisionStateAsync("u", ProvisionTarget.Inspect, Cancel);
        await nodes.SetPowerStateAsync("u", PowerTarget.Off, Cancel);

        Assert.Equal(["""{"target":"inspect"}""", """{"target":"power off"}"""], _fake.Requests.Select(request => request.Body));
    }

    [Fact]
    public async Task A_new_server_is_asked_for_again_because_its_creation_tells_only_the_id()
    {
        _fake.On("POST /servers", new FakeAnswer(202, """{"server": {"id": "1", "adminPass": "x"}}"""))
            .On("GET /servers/1", """
                {"server": {"id": "1", "name": "s", "status": "BUILD", "OS-EXT-STS:task_state": "spawning", "created": "2026-01-01T00:00:00Z",
                 "addresses": {"ctlplane": [{"addr": "192.168.24.7", "version": 4, "OS-EXT-IPS:type": "fixed", "OS-EXT-IPS-MAC:mac_addr": "52:54:00:00:00:01"}]}}}
                """);

        var server = await new NovaClient(Endpoint).Servers.CreateAsync(
            new() { Name = "s", FlavorRef = "f", ImageRef = "i", Networks = [new(Port: "p")] }, Cancel);

        Assert.Equal("""{"server":{"name":"s","flavorRef":"f","imageRef":"i","networks":[{"port":"p"}]}}""", _fake.Requests[0].Body);
        Assert.Equal("compute 2.93", _fake.Requests[0].Headers["OpenStack-API-Version"]);
        Assert.Equal(("BUILD", "spawning", "192.168.24.7"), (server.Status, server.TaskState, server.Addresses["ctlplane"][0].Addr));
    }

    [Fact]
    public async Task Deleting_what_is_gone_is_no_error()
    {
        _fake.On("DELETE /ports/1", new FakeAnswer(404), new FakeAnswer(204));
        var ports = new NeutronClient(Endpoint).Ports;

        Assert.False(await ports.DeleteAsync("1", Cancel));
        Assert.True(await ports.DeleteAsync("1", Cancel));
    }

    [Fact]
    public async Task An_image_is_made_with_properties_uploaded_and_changed()
    {
        _fake.On("POST /images", new FakeAnswer(201, """{"id": "1", "status": "queued", "kernel_id": "k"}"""))
            .On("PUT /images/1/file", new FakeAnswer(204))
            .On("PATCH /images/1", """{"id": "1", "status": "active", "hw_firmware_type": "uefi"}""");
        var images = new GlanceClient(Endpoint).Images;

        var image = await images.CreateAsync(new ImageRequest { Name = "overcloud-full", DiskFormat = "raw", ContainerFormat = "bare" }.With("kernel_id", "k"), Cancel);
        using var data = new MemoryStream("data"u8.ToArray());
        await images.UploadAsync(image.Id, data, Cancel);
        await images.UpdateAsync(image.Id, new ImageRequest().With("hw_firmware_type", "uefi"), Cancel);

        Assert.Equal("k", image.Property("kernel_id"));
        Assert.Equal("""{"name":"overcloud-full","disk_format":"raw","container_format":"bare","kernel_id":"k"}""", _fake.Requests[0].Body);
        Assert.Equal("data", _fake.Requests[1].Body);
        Assert.Equal("application/octet-stream", _fake.Requests[1].Headers["Content-Type"]);
        Assert.Equal("application/openstack-images-v2.1-json-patch", _fake.Requests[2].Headers["Content-Type"]);
    }

    [Fact]
    public async Task Fields_that_an_answer_leaves_out_keep_their_defaults()
    {
        _fake.On("GET /ports/1", """{"port": {"id": "1", "network_id": "n"}}""");

        var port = await new NeutronClient(Endpoint).Ports.GetAsync("1", Cancel);

        Assert.Empty(port.FixedIps);
        Assert.Equal("", port.Name);
    }

    [Fact]
    public async Task An_answer_without_its_field_is_malformed_and_quoted()
    {
        _fake.On("GET /ports/1", """{"prot": {}}""");

        var error = await Assert.ThrowsAsync<OpenStackException>(() => new NeutronClient(Endpoint).Ports.GetAsync("1", Cancel));

        Assert.Equal("""/ports: no field 'port' in {"prot": {}}""", error.Message);
    }
}

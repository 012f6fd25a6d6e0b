using System.Text.Json.Nodes;
using Undercast.OpenStack;
using Undercast.OpenStack.Keystone;
using Undercast.Tests.OpenStack;

namespace Undercast.Tests.Cloud;

/// <summary>A whole overcloud on loopback that does what it is asked at once.</summary>
internal sealed class FakeOvercloud : IAsyncDisposable
{
    private FakeOvercloud(FakeOpenStack fake)
    {
        Fake = fake;
        fake.On("POST /v3/auth/tokens", new FakeAnswer(201, Token(fake.Root)) { Headers = new Dictionary<string, string> { ["X-Subject-Token"] = "t" } });
        Images = new(fake, "/v2/images", "", "images", "", "?name=undercast") { Defaults = new() { ["status"] = "queued" } };
        Flavors = new(fake, "/v2.1/flavors", "flavor", "flavors", "/detail?is_public=None");
        Networks = new(fake, "/v2.0/networks", "network", "networks", "?name=public", "?name=private");
        Subnets = new(fake, "/v2.0/subnets", "subnet", "subnets", "?name=public-subnet", "?name=private-subnet");
        Routers = new(fake, "/v2.0/routers", "router", "routers", "?name=router");
        Rules = new(fake, "/v2.0/security-group-rules", "security_group_rule", "security_group_rules", "?security_group_id=g") { Defaults = new() { ["ethertype"] = "IPv4" } };
        Servers = new(fake, "/v2.1/servers", "server", "servers", "/detail?name=%5Eundercast-verify")
        {
            Defaults = new() { ["status"] = "BUILD", ["OS-EXT-STS:task_state"] = "spawning", ["OS-EXT-SRV-ATTR:host"] = "compute-0" },
            Looked = server => (server["status"], server["OS-EXT-STS:task_state"]) = ("ACTIVE", null),
        };
        FloatingIps = new(fake, "/v2.0/floatingips", "floatingip", "floatingips", "") { Defaults = new() { ["floating_ip_address"] = "10.0.0.117" } };
        Volumes = new(fake, "/v3/volumes", "volume", "volumes", "/detail") { Defaults = new() { ["status"] = "creating", ["volume_type"] = "rbd" }, Looked = Settle };
        VolumeTypes = new(fake, "/v3/types", "volume_type", "volume_types", "?is_public=None");
        Shares = new(fake, "/v2/shares", "share", "shares", "/detail") { Defaults = new() { ["status"] = "creating" }, Looked = share => share["status"] = "available" };
        ShareTypes = new(fake, "/v2/types", "share_type", "share_types", "?is_public=all");
        Quotas();
        Daemons("up");
        UseOfServers();
        Objects();
    }

    public FakeOpenStack Fake { get; }

    public FakeCollection Images { get; }

    public FakeCollection Flavors { get; }

    public FakeCollection Networks { get; }

    public FakeCollection Subnets { get; }

    public FakeCollection Routers { get; }

    public FakeCollection Rules { get; }

    public FakeCollection Servers { get; }

    public FakeCollection FloatingIps { get; }

    public FakeCollection Volumes { get; }

    public FakeCollection VolumeTypes { get; }

    public FakeCollection Shares { get; }

    public FakeCollection ShareTypes { get; }

    /// <summary>The objects of the container; null while there is none.</summary>
    public Dictionary<string, byte[]>? Container { get; set; }

    /// <summary>What the guest printed.</summary>
    public string Console { get; set; } = "undercast: metadata hostname s\nundercast: ready at 5.5 s\n";

    /// <summary>What it prints when it sees a volume.</summary>
    public string VolumeLine { get; set; } = "undercast: volume vdb 1073741824 bytes undercast-mark\n";

    public IEnumerable<string> Changing => Fake.Requests.Select(request => request.Line).Where(line => !line.StartsWith("GET", StringComparison.Ordinal) && !line.EndsWith("/tokens", StringComparison.Ordinal));

    public static async Task<FakeOvercloud> StartAsync() => new(await FakeOpenStack.StartAsync());

    public OpenStackCloud Open() => new(
        new PasswordCredentials { AuthUrl = Fake.Root, Username = "admin", Password = "s3cret", ProjectName = "admin" }, new() { Http = Quick.Options });

    /// <summary>Nova's worker, and the others, report so.</summary>
    public void Daemons(string nova)
    {
        Fake.On("GET /v2.1/os-services", $$"""{"services": [{"id": "1", "binary": "nova-compute", "host": "compute-0", "state": "{{nova}}"}]}""");
        Fake.On("GET /v2.0/agents", """{"agents": [{"id": "1", "agent_type": "OVN Controller agent", "binary": "ovn-controller", "host": "compute-0", "alive": true}]}""");
        Fake.On("GET /v2.1/os-hypervisors/detail", """{"hypervisors": [{"id": "1", "hypervisor_hostname": "compute-0", "state": "up"}]}""");
        Fake.On("GET /v3/os-services", """{"services": [{"binary": "cinder-volume", "host": "hostgroup@rbd", "state": "up"}]}""");
        Fake.On("GET /v2/services", """{"services": [{"id": 1, "binary": "manila-share", "host": "hostgroup@cephfs", "state": "up"}]}""");
    }

    public ValueTask DisposeAsync() => Fake.DisposeAsync();

    private static string Token(Uri root) => new JsonObject
    {
        ["token"] = new JsonObject
        {
            ["expires_at"] = "2099-01-01T01:00:00.000000Z",
            ["project"] = new JsonObject { ["id"] = "p" },
            ["catalog"] = new JsonArray([.. new[] { "identity", "image", "compute", "network", "volumev3", "sharev2", "object-store" }.Select(type => new JsonObject
            {
                ["type"] = type,
                ["endpoints"] = new JsonArray(new JsonObject { ["interface"] = "public", ["url"] = root.AbsoluteUri }),
            })]),
        },
    }.ToJsonString();

    private void Settle(JsonObject volume)
    {
        if (Servers.Items.Count == 0 || volume["status"]!.ToString() == "creating")
        {
            volume["status"] = "available";
        }
    }

    private void Quotas()
    {
        foreach (var (path, field) in new[] { ("/v2.1/os-quota-sets/p", "quota_set"), ("/v3/os-quota-sets/p", "quota_set"), ("/v2.0/quotas/p", "quota") })
        {
            var quota = new JsonObject { [field] = new JsonObject() };
            Fake.On($"GET {path}", _ => quota.ToJsonString());
            Fake.On($"PUT {path}", request =>
            {
                quota = JsonNode.Parse(request.Body)!.AsObject();
                return quota.ToJsonString();
            });
        }
    }

    private void UseOfServers()
    {
        Fake.On("GET /v2.0/security-groups?name=default&project_id=p", """{"security_groups": [{"id": "g", "name": "default"}]}""");
        Fake.On("GET /v2.0/ports?device_id=routers-1&fixed_ips=subnet_id%3Dsubnets-2", """{"ports": []}""");
        Fake.On("PUT /v2.0/routers/routers-1/add_router_interface", _ =>
        {
            Fake.On("GET /v2.0/ports?device_id=routers-1&fixed_ips=subnet_id%3Dsubnets-2", """{"ports": [{}]}""");
            return "{}";
        });
        Fake.On("GET /v2.0/ports?device_id=servers-1", """{"ports": [{"id": "port", "network_id": "n"}]}""");
        Fake.On("POST /v2.1/servers/servers-1/action", _ => new JsonObject { ["output"] = Console }.ToJsonString());
        Fake.On("POST /v2.1/servers/servers-1/os-volume_attachments", request =>
        {
            var attached = JsonNode.Parse(request.Body)!["volumeAttachment"]!["volumeId"]!.ToString();
            Volumes.Items.Single(it => it["id"]!.ToString() == attached)["status"] = "in-use";
            Console += VolumeLine;
            return request.Body;
        });
        Fake.On("GET /v2/shares/shares-1/export_locations", """{"export_locations": [{"path": "192.168.24.12:6789:/volumes/_nogroup/a", "preferred": false}]}""");
    }

    private void Objects()
    {
        Fake.On("GET /?format=json", _ => Container is null ? "[]" : """[{"name": "undercast-verify", "count": 1, "bytes": 1}]""");
        Fake.On("GET /?format=json&marker=undercast-verify", "[]");
        Fake.On("PUT /undercast-verify", _ =>
        {
            Container ??= [];
            return new FakeAnswer(201);
        });
        Fake.On("GET /undercast-verify?format=json", _ => Container!.Count == 0 ? "[]" : """[{"name": "bytes", "bytes": 1}]""");
        Fake.On("GET /undercast-verify?format=json&marker=bytes", "[]");
        Fake.On("PUT /undercast-verify/bytes", request =>
        {
            Container!["bytes"] = request.Bytes;
            return new FakeAnswer(201);
        });
        Fake.On("GET /undercast-verify/bytes", _ => new FakeAnswer(200) { Bytes = Container!["bytes"] });
        Fake.On("DELETE /undercast-verify/bytes", _ => new FakeAnswer(Container!.Remove("bytes") ? 204 : 404));
        Fake.On("DELETE /undercast-verify", _ =>
        {
            Container = null;
            return new FakeAnswer(204);
        });
    }
}

using System.Text.Json.Nodes;
using Undercast.OpenStack;
using Undercast.OpenStack.Http;
using Undercast.OpenStack.Keystone;

namespace Undercast.Tests.OpenStack;

public sealed class KeystoneSessionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_request_gets_a_token_and_later_ones_use_it_again()
    {
        await using var fake = await FakeOpenStack.StartAsync();
        fake.On("POST /v3/auth/tokens", Token("one", fake)).On("GET /v2.0/networks", """{"networks": []}""");
        using var cloud = Cloud(fake);

        await cloud.Network.Networks.ListAsync(Cancel);
        await cloud.Network.Networks.ListAsync(Cancel);

        Assert.Equal(["POST /v3/auth/tokens", "GET /v2.0/networks", "GET /v2.0/networks"], fake.Requests.Select(request => request.Line));
        Assert.Equal("one", fake.Requests[2].Headers["X-Auth-Token"]);
        Assert.Equal(
            """{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"admin","domain":{"name":"Default"},"password":"s3cret"}}},"scope":{"project":{"name":"admin","domain":{"name":"Default"}}}}}""",
            fake.Requests[0].Body);
    }

    [Fact]
    public async Task A_refused_token_is_replaced_once_and_the_request_sent_again()
    {
        await using var fake = await FakeOpenStack.StartAsync();
        fake.On("POST /v3/auth/tokens", Token("one", fake), Token("two", fake))
            .On("POST /v2.0/networks", request => request.Headers["X-Auth-Token"] == "two"
                ? new FakeAnswer(201, """{"network": {"id": "n1", "name": "ctlplane"}}""") : new FakeAnswer(401));
        using var cloud = Cloud(fake);

        var network = await cloud.Network.Networks.CreateAsync(new() { Name = "ctlplane" }, Cancel);

        Assert.Equal("n1", network.Id);
        Assert.Equal("""{"network":{"name":"ctlplane"}}""", fake.Requests[^1].Body);
    }

    [Fact]
    public async Task Requests_that_are_refused_together_ask_for_one_new_token()
    {
        await using var fake = await FakeOpenStack.StartAsync();
        fake.On("POST /v3/auth/tokens", Token("one", fake), Token("two", fake), Token("three", fake))
            .On("GET /v2.0/networks", request => request.Headers["X-Auth-Token"] == "one" ? new FakeAnswer(401) : """{"networks": []}""");
        using var cloud = Cloud(fake);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => cloud.Network.Networks.ListAsync(Cancel)));

        Assert.Equal(2, fake.Requests.Count(request => request.Line == "POST /v3/auth/tokens"));
    }

    [Fact]
    public async Task A_wrong_password_is_asked_for_once_only()
    {
        await using var fake = await FakeOpenStack.StartAsync();
        fake.On("POST /v3/auth/tokens", new FakeAnswer(401, """{"error": {"code": 401, "message": "The request you have made requires authentication."}}"""));
        using var cloud = Cloud(fake);

        var error = await Assert.ThrowsAsync<UnexpectedStatusException>(() => cloud.Network.Networks.ListAsync(Cancel));

        Assert.Contains("expected 201, got 401", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
        Assert.Single(fake.Requests);
    }

    [Fact]
    public async Task A_token_about_to_expire_is_renewed_before_it_is_refused()
    {
        await using var fake = await FakeOpenStack.StartAsync();
        var clock = new RecordingClock();
        fake.On("POST /v3/auth/tokens", Token("one", fake), Token("two", fake)).On("GET /v2.0/networks", """{"networks": []}""");
        using var cloud = Cloud(fake, Quick.Options with { Clock = clock, AttemptLimit = TimeSpan.FromMinutes(1) });

        await cloud.Network.Networks.ListAsync(Cancel);
        clock.Now += TimeSpan.FromMinutes(59);
        await cloud.Network.Networks.ListAsync(Cancel);

        Assert.Equal("two", fake.Requests[^1].Headers["X-Auth-Token"]);
    }

    [Fact]
    public async Task A_service_registered_after_the_token_was_given_is_found_in_a_new_catalog()
    {
        await using var fake = await FakeOpenStack.StartAsync();
        fake.On("POST /v3/auth/tokens", Token("one", fake, withNetwork: false), Token("two", fake)).On("GET /v2.0/networks", """{"networks": []}""");
        using var cloud = Cloud(fake);

        Assert.Empty(await cloud.Network.Networks.ListAsync(Cancel));
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_named_with_those_that_are()
    {
        await using var fake = await FakeOpenStack.StartAsync();
        fake.On("POST /v3/auth/tokens", Token("one", fake));
        using var cloud = Cloud(fake);

        var error = await Assert.ThrowsAsync<OpenStackException>(() => cloud.BareMetal.Nodes.ListAsync(Cancel));

        Assert.Equal(OpenStackFailure.NoEndpoint, error.Failure);
        Assert.Contains("no public endpoint of type baremetal (it has: identity, network)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Credentials_do_not_print_the_password() => Assert.DoesNotContain("s3cret", Credentials(new("http://k")).ToString(), StringComparison.Ordinal);

    internal static FakeAnswer Token(string id, FakeOpenStack fake, bool withNetwork = true, params string[] more)
    {
        var catalog = new JsonArray(Entry("identity", fake));
        foreach (var type in withNetwork ? more.Prepend("network") : more)
        {
            catalog.Add((JsonNode)Entry(type, fake));
        }

        var token = new JsonObject { ["expires_at"] = "2026-01-01T01:00:00.000000Z", ["catalog"] = catalog };
        return new FakeAnswer(201, new JsonObject { ["token"] = token }.ToJsonString())
        {
            Headers = new Dictionary<string, string> { ["X-Subject-Token"] = id },
        };
    }

    internal static OpenStackCloud Cloud(FakeOpenStack fake, HttpOptions? options = null) =>
        new(Credentials(fake.Root), new() { Http = options ?? Quick.Options with { Clock = new FixedClock() } });

    private static PasswordCredentials Credentials(Uri root) =>
        new() { AuthUrl = root, Username = "admin", Password = "s3cret", ProjectName = "admin" };

    private static JsonObject Entry(string type, FakeOpenStack fake) => new()
    {
        ["type"] = type,
        ["endpoints"] = new JsonArray(
            new JsonObject { ["interface"] = "internal", ["url"] = "http://127.0.0.1:1", ["region"] = "regionOne" },
            new JsonObject { ["interface"] = "public", ["url"] = fake.Root.AbsoluteUri, ["region"] = "regionOne" }),
    };

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    }
}

using System.Net;
using System.Net.Sockets;
using Undercast.OpenStack.Http;

namespace Undercast.Tests.OpenStack;

public sealed class PipelineTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_read_is_repeated_after_503_and_after_a_lost_connection()
    {
        await using var fake = await FakeOpenStack.StartAsync();
        fake.On("GET /things", new FakeAnswer(503), FakeAnswer.Lost, """{"a": 1}""");
        using var pipeline = new HttpPipeline(Quick.Options);

        var body = await pipeline.At(fake.Root).JsonAsync(RestRequest.Get("/things"), Cancel);

        Assert.Equal(1, body.GetProperty("a").GetInt32());
        Assert.Equal(3, fake.Requests.Count);
    }

    [Fact]
    public async Task A_creation_is_not_repeated_when_the_answer_is_lost()
    {
        await using var fake = await FakeOpenStack.StartAsync();
        fake.On("POST /things", FakeAnswer.Lost, """{"a": 1}""");
        using var pipeline = new HttpPipeline(Quick.Options);

        var error = await Assert.ThrowsAsync<OpenStackException>(() =>
            pipeline.At(fake.Root).JsonAsync(RestRequest.Post("/things", new System.Text.Json.Nodes.JsonObject()), Cancel));

        Assert.Equal(OpenStackFailure.Unreachable, error.Failure);
        Assert.Contains($"POST {fake.Root}things", error.Message, StringComparison.Ordinal);
        Assert.Single(fake.Requests);
    }

    [Fact]
    public async Task The_pauses_between_attempts_double_and_obey_the_clock()
    {
        await using var fake = await FakeOpenStack.StartAsync();
        fake.On("GET /things", new FakeAnswer(503), new FakeAnswer(503), new FakeAnswer(503), "{}");
        var clock = new RecordingClock();
        using var pipeline = new HttpPipeline(new HttpOptions { Clock = clock, FirstPause = TimeSpan.FromSeconds(1) });

        await pipeline.At(fake.Root).JsonAsync(RestRequest.Get("/things"), Cancel);

        Assert.Equal([1.0, 2.0, 4.0], clock.Pauses.Select(pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task A_service_that_stays_away_ends_in_its_own_words()
    {
        await using var fake = await FakeOpenStack.StartAsync();
        fake.On("GET /things", new FakeAnswer(503, "database is down"));
        using var pipeline = new HttpPipeline(Quick.Options);

        var error = await Assert.ThrowsAsync<UnexpectedStatusException>(() => pipeline.At(fake.Root).JsonAsync(RestRequest.Get("/things"), Cancel));

        Assert.Equal($"GET {fake.Root}things: expected 200, got 503 ServiceUnavailable: database is down", error.Message);
        Assert.Equal(Quick.Options.Attempts, fake.Requests.Count);
    }

    [Fact]
    public async Task An_unexpected_status_says_all_but_the_secrets()
    {
        await using var fake = await FakeOpenStack.StartAsync();
        fake.On("POST /nodes", new FakeAnswer(400, """{"faultstring": "bad", "driver_info": {"ipmi_password": "hun\"ter2", "ipmi_port": 6230}}""")
        {
            Headers = new Dictionary<string, string> { ["x-openstack-request-id"] = "req-1" },
        });
        using var pipeline = new HttpPipeline(Quick.Options);

        var error = await Assert.ThrowsAsync<UnexpectedStatusException>(() =>
            pipeline.At(fake.Root).DoAsync(RestRequest.Post("/nodes", new System.Text.Json.Nodes.JsonObject()), Cancel));

        Assert.Equal(HttpStatusCode.BadRequest, error.Actual);
        Assert.Equal("req-1", error.RequestId);
        Assert.Contains("expected 200 or 201 or 202 or 204, got 400 BadRequest (req-1)", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ter2", error.Message, StringComparison.Ordinal);
        Assert.Contains("\"ipmi_port\": 6230", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_left_after_the_limit()
    {
        await using var fake = await FakeOpenStack.StartAsync();
        fake.On("GET /things", FakeAnswer.Never);
        fake.On("POST /things", FakeAnswer.Never);
        using var pipeline = new HttpPipeline(new HttpOptions { AttemptLimit = TimeSpan.FromMilliseconds(200), Attempts = 2 });

        var error = await Assert.ThrowsAsync<OpenStackException>(() => pipeline.At(fake.Root).JsonAsync(RestRequest.Get("/things"), Cancel));
        await Assert.ThrowsAsync<OpenStackException>(() => pipeline.At(fake.Root).DoAsync(RestRequest.Post("/things", new System.Text.Json.Nodes.JsonObject()), Cancel));

        Assert.Equal(OpenStackFailure.TimedOut, error.Failure);
        Assert.EndsWith("no answer within 0.2 s", error.Message, StringComparison.Ordinal);
        Assert.Equal(["GET", "GET", "POST"], fake.Requests.Select(request => request.Line.Split(' ')[0]));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_connection_that_does_not_come_about_is_tried_again_and_then_told()
    {
        // Linux drops who knocks once the queue of those that nobody lets in is full.
        using var door = new TcpListener(IPAddress.Loopback, 0);
        door.Start(0);
        var place = (IPEndPoint)door.LocalEndpoint;
        using var first = new TcpClient();
        await first.ConnectAsync(place, Cancel);
        using var pipeline = new HttpPipeline(Quick.Options with { ConnectLimit = TimeSpan.FromMilliseconds(100), Attempts = 2 });

        var error = await Assert.ThrowsAsync<OpenStackException>(() => pipeline.At(new Uri($"http://{place}")).JsonAsync(RestRequest.Post("/things", new System.Text.Json.Nodes.JsonObject()), Cancel));

        Assert.Equal(OpenStackFailure.Unreachable, error.Failure);
        Assert.Equal($"POST http://{place}/things: no connection within 0.1 s", error.Message);
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_told_so_and_not_of_a_limit()
    {
        await using var fake = await FakeOpenStack.StartAsync();
        fake.On("GET /things", FakeAnswer.Never);
        using var pipeline = new HttpPipeline(Quick.Options);
        using var caller = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pipeline.At(fake.Root).JsonAsync(RestRequest.Get("/things"), caller.Token));
    }

    [Fact]
    public async Task An_answer_that_is_not_json_is_named()
    {
        await using var fake = await FakeOpenStack.StartAsync();
        fake.On("GET /things", "<html>proxy</html>");
        using var pipeline = new HttpPipeline(Quick.Options);

        var error = await Assert.ThrowsAsync<OpenStackException>(() => pipeline.At(fake.Root).JsonAsync(RestRequest.Get("/things"), Cancel));

        Assert.Equal(OpenStackFailure.MalformedAnswer, error.Failure);
    }

    [Theory]
    [InlineData("""{"auth": {"password": "s3cret"}}""")]
    [InlineData("Invalid value {'adminPass': 's3cret', 'name': 'x'}")]
    [InlineData("""{"configdrive": "s3cret", "token_id": "s3cret"}""")]
    [InlineData("""{"password": "s3cret, cut off in the mid""")]
    public void Secrets_are_masked_wherever_services_echo_them(string body) =>
        Assert.DoesNotContain("s3cret", SecretMask.Body(body), StringComparison.Ordinal);
}

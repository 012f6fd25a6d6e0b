using Undercast.Cloud.Verification;
using Undercast.Steps;
using Undercast.Tests.Hosts;
using Undercast.Tests.OpenStack;
using Undercast.Tests.Steps;

namespace Undercast.Tests.Cloud;

public sealed class VerificationTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = DummyProgram.Folder();
    private readonly Recorder recorder = new();
    private FakeOvercloud overcloud = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        DummyProgram.PoseAs(folder, "ping");
        overcloud = await FakeOvercloud.StartAsync();
        overcloud.Images.Add(new() { ["name"] = "undercast", ["status"] = "active" });
        overcloud.Flavors.Add(new() { ["name"] = "m1.tiny" });
        overcloud.Networks.Add(new() { ["name"] = "public" });
        overcloud.Networks.Add(new() { ["name"] = "private" });
    }

    public async ValueTask DisposeAsync()
    {
        folder.Dispose();
        await overcloud.DisposeAsync();
    }

    [Fact(Timeout = 30_000)]
    public async Task Everything_is_tried_and_removed_again()
    {
        var report = await VerifyAsync();

        Assert.True(report.Passed, string.Join('\n', report.Parts.Select(part => part.Failure)));
        Assert.Equal(
            """
            identity: 7 services in the catalog
            daemons: 
            server: active on compute-0
            console: undercast: ready at 5.5 s
            floating-address: 10.0.0.117 answers in 3.10 ms
            volume: 1 GiB of type rbd
            attachment: undercast: volume vdb 1073741824 bytes undercast-mark
            share: 192.168.24.12:6789:/volumes/_nogroup/a
            object: 1048576 bytes
            after-floating-addresses: 1 removed
            after-servers: 1 removed
            after-volumes: 1 removed
            after-shares: 1 removed
            after-objects: 1 removed
            """,
            string.Join('\n', report.Parts.Select(part => $"{part.Name}: {part.Seen}")));
        AssertNothingIsLeft();
        Assert.Equal("ping [-n][-c][1][-W][5][10.0.0.117]", (await File.ReadAllLinesAsync(folder.Path("calls"), Cancel))[^1]);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_volume_goes_after_its_server_and_an_address_before()
    {
        await VerifyAsync();

        var removed = overcloud.Changing.Where(line => line.StartsWith("DELETE", StringComparison.Ordinal) && !line.Contains("shares", StringComparison.Ordinal) && !line.Contains("undercast-verify", StringComparison.Ordinal));
        Assert.Equal(["DELETE /v2.0/floatingips/floatingips-1", "DELETE /v2.1/servers/servers-1", "DELETE /v3/volumes/volumes-1"], removed);
    }

    [Fact(Timeout = 30_000)]
    public async Task What_an_interrupted_run_left_is_removed_first_and_what_is_not_ours_stays()
    {
        overcloud.Volumes.Add(new() { ["name"] = "undercast-verify", ["status"] = "available" });
        overcloud.Volumes.Add(new() { ["name"] = "mine", ["status"] = "in-use" });
        overcloud.FloatingIps.Add(new() { ["description"] = "web" });

        var report = await VerifyAsync();

        Assert.Equal("before-volumes", report.Parts[2].Name);
        Assert.Equal(["mine"], overcloud.Volumes.Items.Select(it => it["name"]!.ToString()));
        Assert.Single(overcloud.FloatingIps.Items);
    }

    [Fact(Timeout = 30_000)]
    public async Task What_was_made_is_kept_when_asked()
    {
        var report = await VerifyAsync(keep: true);

        Assert.True(report.Passed, VerificationTable.Render(report));
        Assert.Equal((1, 1, 1, 1), (overcloud.Servers.Items.Count, overcloud.Volumes.Items.Count, overcloud.Shares.Items.Count, overcloud.Container!.Count));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_server_that_fails_stops_what_needs_it_and_nothing_else()
    {
        overcloud.Servers.Looked = server =>
        {
            server["status"] = "ERROR";
            server["fault"] = new System.Text.Json.Nodes.JsonObject { ["code"] = 500, ["message"] = "No valid host was found. " };
        };

        var report = await VerifyAsync();

        Assert.Equal(["console", "floating-address", "attachment"], report.Parts.Where(part => part.Ending == StepEnding.NotReached).Select(part => part.Name));
        var failure = Assert.Single(report.Parts, part => part.Ending == StepEnding.Failed).Failure!;
        Assert.Equal("nova could not start the server: No valid host was found. ", failure.Reason);
        Assert.Equal(("compute-0", "no nova-compute is up, or none has memory or disk left for the flavor"), (failure.Machine, failure.Cause));
        Assert.Equal("undercast: ready at 5.5 s", failure.LogTail[^1]);
        AssertNothingIsLeft();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_refused_request_is_told_with_its_service_its_answer_and_the_daemons_that_are_down()
    {
        overcloud.Daemons("down");
        overcloud.Shares.Refusal = new FakeAnswer(400, """{"badRequest": {"message": "no such type"}}""");

        var clock = new FakeClock();
        var run = VerifyAsync(clock: clock);
        await clock.DriveAsync(run, TimeSpan.FromMinutes(1));

        var report = await run;

        Assert.Equal(["daemons", "share"], report.Parts.Where(part => part.Ending == StepEnding.Failed).Select(part => part.Name));
        var failure = report.Parts.Single(part => part.Name == "share").Failure!;
        Assert.Contains("answered 400 BadRequest: {\"badRequest\"", failure.Reason, StringComparison.Ordinal);
        Assert.Equal($"POST {overcloud.Fake.Root}v2/shares", failure.Command);
        Assert.Equal("nova-compute on compute-0 is down", failure.Cause);
        Assert.Equal(failure, recorder.Events.OfType<StepFinished>().Single(told => told.Step == "share").Failure);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_guest_that_never_gets_ready_is_told_with_where_it_stopped()
    {
        overcloud.Console = "Linux version 6.12\nundercast: started at 3.9 s\n";
        var clock = new FakeClock();
        var run = VerifyAsync(clock: clock);
        await clock.DriveAsync(run, TimeSpan.FromMinutes(1));

        var failure = (await run).Parts.Single(part => part.Name == "console").Failure!;
        Assert.StartsWith("waited for 'ready at' on the server's console: 3 min", failure.Reason, StringComparison.Ordinal);
        Assert.Equal("the guest runs and gets no address: ovn-controller on its host, or OVN's databases on the controller", failure.Cause);
        Assert.Equal(["Linux version 6.12", "undercast: started at 3.9 s"], failure.LogTail);
        AssertNothingIsLeft();
    }

    [Theory(Timeout = 30_000)]
    [InlineData("undercast: metadata hostname none\nundercast: ready at 9 s\n", null, "console", "the guest got no answer from the metadata service")]
    [InlineData(null, "undercast: volume vdb 1073741824 bytes none\n", "attachment", "the guest did not read from the volume what it had written: 'undercast: volume vdb 1073741824 bytes none'")]
    public async Task What_the_guest_says_is_judged(string? console, string? volume, string part, string reason)
    {
        overcloud.Console = console ?? overcloud.Console;
        overcloud.VolumeLine = volume ?? overcloud.VolumeLine;

        var report = await VerifyAsync();

        Assert.Equal(reason, report.Parts.Single(it => it.Name == part).Failure!.Reason);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_object_that_comes_back_changed_is_a_failure()
    {
        overcloud.Fake.On("GET /undercast-verify/bytes", new FakeAnswer(200) { Bytes = new byte[3] });

        var report = await VerifyAsync();

        Assert.Equal("object 'undercast-verify/bytes' has 3 bytes that are not the 1048576 that were stored", report.Parts.Single(part => part.Name == "object").Failure!.Reason);
    }

    [Fact(Timeout = 30_000)]
    public async Task Where_Keystone_lets_nobody_in_that_is_all_that_is_told()
    {
        overcloud.Fake.On("POST /v3/auth/tokens", new FakeAnswer(401, "{}"));

        var report = await VerifyAsync();

        Assert.Equal(["identity", "daemons"], report.Parts.Select(part => part.Name));
        Assert.Equal("the administrator's password is not the one that this lab keeps", report.Parts[0].Failure!.Cause);
        Assert.False(report.Passed);
    }

    private async Task<VerificationReport> VerifyAsync(bool keep = false, TimeProvider? clock = null)
    {
        using var cloud = overcloud.Open();
        var host = new DressedRunner(folder, ("DUMMY_OUTPUT", "64 bytes from 10.0.0.117: icmp_seq=1 ttl=63 time=3.10 ms\n"), ("DUMMY_EXIT", "0"));
        return await new VerificationRun(new(cloud, host, clock ?? new RecordingClock()), folder.Path("journal.json"), recorder).RunAsync(keep, Cancel);
    }

    private void AssertNothingIsLeft()
    {
        Assert.Empty(overcloud.Servers.Items);
        Assert.Empty(overcloud.FloatingIps.Items);
        Assert.Empty(overcloud.Volumes.Items);
        Assert.Empty(overcloud.Shares.Items);
        Assert.Null(overcloud.Container);
    }
}

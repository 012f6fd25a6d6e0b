using System.Net;
using Undercast.Bmc;
using Undercast.Tests.Steps;

namespace Undercast.Tests.Bmc.Redfish;

public sealed class VirtualMediaTests
{
    private const string Iso = """{"Image":"http://192.0.2.1/boot.iso"}""";

    [Fact(Timeout = 30_000)]
    public async Task An_image_is_inserted_with_its_URL_alone_and_ejected_with_no_body()
    {
        await using var served = await ServedMachine.StartAsync();
        using var http = served.Http();

        Assert.Equal(HttpStatusCode.NoContent, await http.ActAsync(Action(served, "InsertMedia"), Iso));
        var drive = await http.ReadAsync(Drive(served));
        Assert.True(drive.GetProperty("Inserted").GetBoolean());
        Assert.True(drive.GetProperty("WriteProtected").GetBoolean());
        Assert.Equal("boot.iso", drive.GetProperty("ImageName").GetString());
        Assert.Equal(HttpStatusCode.NoContent, await http.ActAsync(Action(served, "EjectMedia"), null));
        Assert.Equal(HttpStatusCode.NoContent, await http.ActAsync(Action(served, "EjectMedia"), "{}"));
        Assert.False((await http.ReadAsync(Drive(served))).GetProperty("Inserted").GetBoolean());
    }

    [Theory(Timeout = 30_000)]
    [InlineData("{}")]
    [InlineData("""{"Image":"not a url"}""")]
    [InlineData("""{"Image":"http://192.0.2.1/x.iso","Bogus":1}""")]
    [InlineData("""{"Image":"http://192.0.2.1/x.iso","WriteProtected":"yes"}""")]
    [InlineData("""{"Image":"http://192.0.2.1/x.iso","TransferMethod":"Pigeon"}""")]
    public async Task An_insertion_that_makes_no_sense_is_refused_and_the_drive_stays_empty(string body)
    {
        await using var served = await ServedMachine.StartAsync();
        using var http = served.Http();

        Assert.Equal(HttpStatusCode.BadRequest, await http.ActAsync(Action(served, "InsertMedia"), body));
        Assert.False((await http.ReadAsync(Drive(served))).GetProperty("Inserted").GetBoolean());
    }

    [Fact(Timeout = 30_000)]
    public async Task An_image_that_cannot_be_read_is_refused_and_the_drive_stays_empty()
    {
        await using var served = await ServedMachine.StartAsync();
        using var http = served.Http();
        served.Machine.Fault = new MediaUnavailableException("404");

        Assert.Equal(HttpStatusCode.BadRequest, await http.ActAsync(Action(served, "InsertMedia"), Iso));
        served.Machine.Fault = null;
        Assert.False((await http.ReadAsync(Drive(served))).GetProperty("Inserted").GetBoolean());
    }

    [Fact(Timeout = 30_000)]
    public async Task An_insertion_that_takes_longer_than_clients_wait_becomes_a_task()
    {
        var clock = new FakeClock();
        await using var served = await ServedMachine.StartAsync(clock);
        using var http = served.Http();
        var slow = new TaskCompletionSource();
        served.Machine.Hang = slow.Task;

        var inserting = http.DoAsync(HttpMethod.Post, Action(served, "InsertMedia"), Iso);
        await clock.DriveAsync(inserting, TimeSpan.FromSeconds(45));
        using var accepted = await inserting;
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        var monitor = accepted.Headers.Location!.OriginalString;
        Assert.Equal(HttpStatusCode.Accepted, await http.StatusAsync(monitor));
        served.Machine.Hang = null;
        slow.SetResult();
        while (await http.StatusAsync(monitor) == HttpStatusCode.Accepted)
        {
        }

        Assert.Equal(HttpStatusCode.NoContent, await http.StatusAsync(monitor));
        Assert.True((await http.ReadAsync(Drive(served))).GetProperty("Inserted").GetBoolean());
    }

    [Fact(Timeout = 30_000)]
    public async Task The_password_of_an_image_server_is_never_shown()
    {
        await using var served = await ServedMachine.StartAsync();
        using var http = served.Http();
        await http.ActAsync(Action(served, "InsertMedia"), """{"Image":"http://192.0.2.1/x.iso","UserName":"u","Password":"hidden-word"}""");

        Assert.DoesNotContain("hidden-word", (await http.ReadAsync(Drive(served))).GetRawText(), StringComparison.Ordinal);
    }

    private static string Drive(ServedMachine served) => $"{served.System}/VirtualMedia/Cd";

    private static string Action(ServedMachine served, string name) => $"{Drive(served)}/Actions/VirtualMedia.{name}";
}

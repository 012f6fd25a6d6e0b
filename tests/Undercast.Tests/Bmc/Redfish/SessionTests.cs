using System.Net;
using Undercast.Bmc;
using Undercast.Bmc.Fake;
using Undercast.Tests.Steps;

namespace Undercast.Tests.Bmc.Redfish;

public sealed class SessionTests
{
    private const string Sessions = "/redfish/v1/SessionService/Sessions";

    [Fact(Timeout = 30_000)]
    public async Task A_session_opens_works_and_ends()
    {
        await using var served = await ServedMachine.StartAsync();
        using var http = await LogInAsync(served);

        Assert.Equal(HttpStatusCode.OK, await http.StatusAsync(served.System));
        var session = (await http.ReadAsync(Sessions)).GetProperty("Members")[0].GetProperty("@odata.id").GetString()!;
        using var ended = await http.DoAsync(HttpMethod.Delete, session, null);
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await http.StatusAsync(served.System));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_session_that_is_not_used_ends_and_one_that_is_does_not()
    {
        var clock = new FakeClock();
        await using var served = await ServedMachine.StartAsync(clock);
        using var http = await LogInAsync(served);

        for (var i = 0; i < 4; i++)
        {
            clock.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal(HttpStatusCode.OK, await http.StatusAsync(served.System));
        }

        clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(HttpStatusCode.Unauthorized, await http.StatusAsync(served.System));
    }

    [Theory(Timeout = 30_000)]
    [InlineData("/redfish", HttpStatusCode.OK)]
    [InlineData("/redfish/v1", HttpStatusCode.OK)]
    [InlineData("/redfish/v1/", HttpStatusCode.OK)]
    [InlineData("/redfish/v1/odata", HttpStatusCode.OK)]
    [InlineData("/redfish/v1/$metadata", HttpStatusCode.OK)]
    [InlineData("/redfish/v1/Systems", HttpStatusCode.Unauthorized)]
    [InlineData("/redfish/v1/SessionService/Sessions", HttpStatusCode.Unauthorized)]
    [InlineData("/redfish/v1/no-such-thing", HttpStatusCode.Unauthorized)]
    public async Task Strangers_see_the_documents_of_the_protocol_and_nothing_else(string path, HttpStatusCode status)
    {
        await using var served = await ServedMachine.StartAsync();
        using var http = served.Anonymous();

        Assert.Equal(status, await http.StatusAsync(path));
    }

    [Theory(Timeout = 30_000)]
    [InlineData("""{"UserName":"admin","Password":"wrong"}""", HttpStatusCode.Unauthorized)]
    [InlineData("""{"UserName":"nobody","Password":"s3cret-of-a-test"}""", HttpStatusCode.Unauthorized)]
    [InlineData("""{"UserName":"admin"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"UserName":1,"Password":2}""", HttpStatusCode.BadRequest)]
    [InlineData("{", HttpStatusCode.BadRequest)]
    public async Task A_log_in_that_is_wrong_is_refused(string body, HttpStatusCode status)
    {
        await using var served = await ServedMachine.StartAsync();
        using var http = served.Anonymous();

        Assert.Equal(status, await http.ActAsync(Sessions, body));
    }

    [Fact(Timeout = 30_000)]
    public async Task Roles_hold_a_reader_reads_and_an_operator_does_not_restart_the_BMC()
    {
        await using var served = await ServedMachine.StartAsync(null, null,
            new BmcUser("look", "look-look", Privilege.User), new BmcUser("work", "work-work", Privilege.Operator));
        using var look = served.Http("look", "look-look");
        using var work = served.Http("work", "work-work");
        var (power, restart) = ($"{served.System}/Actions/ComputerSystem.Reset", $"/redfish/v1/Managers/{served.Machine.Uuid}/Actions/Manager.Reset");

        Assert.Equal(HttpStatusCode.OK, await look.StatusAsync(served.System));
        Assert.Equal(HttpStatusCode.Forbidden, await look.ActAsync(power, """{"ResetType":"On"}"""));
        Assert.Equal(HttpStatusCode.NoContent, await work.ActAsync(power, """{"ResetType":"On"}"""));
        Assert.Equal(HttpStatusCode.Forbidden, await work.ActAsync(restart, """{"ResetType":"ForceRestart"}"""));
        Assert.Equal("ReadOnly", (await look.ReadAsync("/redfish/v1/AccountService/Accounts/look")).GetProperty("RoleId").GetString());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_nodes_credentials_open_that_node_and_no_other()
    {
        await using var served = await ServedMachine.StartAsync();
        var other = new FakeMachine("node-1", Guid.NewGuid(), TimeProvider.System);
        await served.Server.AddAsync(new BmcNode(other, [new BmcUser("admin", "another-password")]), ServedMachine.Cancel);
        using var http = served.Http();

        Assert.Equal(1, (await http.ReadAsync("/redfish/v1/Systems")).GetProperty("Members@odata.count").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, await http.StatusAsync($"/redfish/v1/Systems/{other.Uuid}"));
        Assert.Equal(HttpStatusCode.NotFound, await http.ActAsync($"/redfish/v1/Systems/{other.Uuid}/Actions/ComputerSystem.Reset", """{"ResetType":"On"}"""));
        Assert.Empty(other.Starts);
    }

    private static async Task<HttpClient> LogInAsync(ServedMachine served)
    {
        var http = served.Anonymous();
        using var opened = await http.DoAsync(HttpMethod.Post, Sessions, $$"""{"UserName":"admin","Password":"{{ServedMachine.Password}}"}""");
        Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
        Assert.StartsWith(Sessions, opened.Headers.Location!.OriginalString, StringComparison.Ordinal);
        http.DefaultRequestHeaders.Add("X-Auth-Token", opened.Headers.GetValues("X-Auth-Token"));
        return http;
    }
}

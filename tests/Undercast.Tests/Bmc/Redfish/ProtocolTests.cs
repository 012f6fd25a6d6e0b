using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using CsCheck;
using Undercast.Bmc;

namespace Undercast.Tests.Bmc.Redfish;

/// <summary>What DMTF's validators check of the protocol: headers, ETags, queries, errors, and that every link leads somewhere.</summary>
public sealed class ProtocolTests
{
    [Fact(Timeout = 30_000)]
    public async Task Every_answer_has_the_headers_that_the_protocol_asks_for()
    {
        await using var served = await ServedMachine.StartAsync();
        using var http = served.Http();
        using var answer = await http.GetAsync(new Uri(served.System, UriKind.Relative), ServedMachine.Cancel);

        Assert.Equal("4.0", answer.Headers.GetValues("OData-Version").Single());
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(["GET", "HEAD", "PATCH"], answer.Content.Headers.Allow.Order());
        Assert.Contains("rel=describedby", answer.Headers.GetValues("Link").Single(), StringComparison.Ordinal);
        // sushy strips whatever is not a word character from a weak tag; a strong one of hex digits survives it.
        Assert.Matches("^\"[0-9a-f]+\"$", answer.Headers.ETag!.ToString());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_change_with_an_old_ETag_is_refused_and_with_the_present_one_done()
    {
        await using var served = await ServedMachine.StartAsync();
        using var http = served.Http();
        using var before = await http.GetAsync(new Uri(served.System, UriKind.Relative), ServedMachine.Cancel);
        var tag = before.Headers.ETag!.ToString();
        const string Pxe = """{"Boot":{"BootSourceOverrideTarget":"Pxe","BootSourceOverrideEnabled":"Once"}}""";

        Assert.Equal(HttpStatusCode.PreconditionFailed, await http.ChangeAsync(served.System, Pxe, "\"0123\""));
        Assert.Equal(HttpStatusCode.NoContent, await http.ChangeAsync(served.System, Pxe, tag));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await http.ChangeAsync(served.System, Pxe, tag));
        http.DefaultRequestHeaders.IfNoneMatch.ParseAdd((await http.GetAsync(new Uri(served.System, UriKind.Relative), ServedMachine.Cancel)).Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, await http.StatusAsync(served.System));
    }

    [Fact(Timeout = 30_000)]
    public async Task Expand_select_top_and_skip_do_what_they_say_and_other_queries_are_refused()
    {
        await using var served = await ServedMachine.StartAsync();
        using var http = served.Http();

        Assert.Equal("node-0", (await http.ReadAsync("/redfish/v1/Systems?$expand=.")).GetProperty("Members")[0].GetProperty("Name").GetString());
        Assert.Equal("node-0", (await http.ReadAsync("/redfish/v1/Systems?only")).GetProperty("Name").GetString());
        var selected = await http.ReadAsync(served.System + "?$select=PowerState,Boot/BootSourceOverrideTarget");
        Assert.Equal("Off", selected.GetProperty("PowerState").GetString());
        Assert.False(selected.TryGetProperty("Name", out _));
        Assert.Equal(0, (await http.ReadAsync("/redfish/v1/Systems?$skip=1")).GetProperty("Members").GetArrayLength());
        Assert.Equal(HttpStatusCode.NotImplemented, await http.StatusAsync("/redfish/v1/Systems?$filter=Name"));
        Assert.Equal(HttpStatusCode.BadRequest, await http.StatusAsync("/redfish/v1/Systems?$top=many"));
        Assert.Equal(HttpStatusCode.BadRequest, await http.StatusAsync("/redfish/v1/Systems?$expand=all"));
    }

    [Fact(Timeout = 60_000)]
    public async Task Every_link_leads_to_a_resource_that_is_where_it_says_and_of_a_type_that_the_metadata_names()
    {
        await using var served = await ServedMachine.StartAsync();
        using var http = served.Http();
        using var metadata = await http.GetAsync(new Uri("/redfish/v1/$metadata", UriKind.Relative), ServedMachine.Cancel);
        var named = XDocument.Parse(await metadata.Content.ReadAsStringAsync(ServedMachine.Cancel)).Descendants()
            .Attributes("Namespace").Select(name => name.Value).ToHashSet();
        var (ahead, seen) = (new Queue<string>(["/redfish/v1"]), new HashSet<string>());
        while (ahead.TryDequeue(out var path))
        {
            if (!seen.Add(path.Split('#')[0].TrimEnd('/')))
            {
                continue;
            }

            var resource = await http.ReadAsync(path.Split('#')[0]);
            Assert.Equal(path.Split('#')[0].TrimEnd('/'), resource.GetProperty("@odata.id").GetString());
            var type = resource.GetProperty("@odata.type").GetString()!;
            Assert.Contains(type[1..type.LastIndexOf('.')], named);
            Links(resource).ToList().ForEach(ahead.Enqueue);
        }

        Assert.InRange(seen.Count, 50, 500);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("DELETE", HttpStatusCode.MethodNotAllowed)]
    [InlineData("PUT", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", HttpStatusCode.MethodNotAllowed)]
    [InlineData("BREW", HttpStatusCode.NotImplemented)]
    public async Task A_method_that_a_resource_does_not_have_is_refused(string method, HttpStatusCode status)
    {
        await using var served = await ServedMachine.StartAsync();
        using var http = served.Http();

        using var answer = await http.DoAsync(new HttpMethod(method), served.System, "{}");

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact(Timeout = 30_000)]
    public async Task Another_protocol_version_is_refused()
    {
        await using var served = await ServedMachine.StartAsync();
        using var http = served.Http();
        http.DefaultRequestHeaders.Add("OData-Version", "3.0");

        Assert.Equal(HttpStatusCode.PreconditionFailed, await http.StatusAsync("/redfish/v1"));
    }

    [Fact(Timeout = 30_000)]
    public async Task While_the_machine_cannot_be_asked_it_is_503_and_right_again_afterwards()
    {
        await using var served = await ServedMachine.StartAsync();
        using var http = served.Http();
        served.Machine.Fault = new MachineUnreachableException("libvirtd is away");

        using (var answer = await http.GetAsync(new Uri(served.System, UriKind.Relative), ServedMachine.Cancel))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Equal("3", answer.Headers.GetValues("Retry-After").Single());
        }

        served.Machine.Fault = new MachineGoneException("undefined");
        Assert.Equal(HttpStatusCode.NotFound, await http.StatusAsync(served.System));
        served.Machine.Fault = null;
        Assert.Equal(HttpStatusCode.OK, await http.StatusAsync(served.System));
    }

    [Fact(Timeout = 120_000)]
    public async Task Ten_thousand_malformed_bodies_are_refused_and_do_nothing()
    {
        await using var served = await ServedMachine.StartAsync();
        using var http = served.Http();
        var before = (await http.ReadAsync(served.System)).GetRawText();
        string[] paths = [served.System, $"{served.System}/Actions/ComputerSystem.Reset", $"{served.System}/VirtualMedia/Cd/Actions/VirtualMedia.InsertMedia", "/redfish/v1/SessionService/Sessions"];
        string[] real = ["""{"Boot":{"BootSourceOverrideTarget":"Pxe"}}""", """{"ResetType":"On"}""", """{"Image":"http://192.0.2.1/x.iso"}""", """{"UserName":"a","Password":"b"}"""];
        // A real body always lacks its end, so none of these is a request that makes sense.
        var malformed = Gen.OneOf(
            Gen.String[0, 60].Select(text => text + "{"),
            Gen.Select(Gen.OneOf(real), Gen.Int[1, 40], (body, length) => body[..Math.Min(length, body.Length - 1)]),
            Gen.Select(Gen.OneOf(real), Gen.Char.Array[1, 5], (body, tail) => body + new string(tail) + "}"),
            Gen.Int[1, 2000].Select(depth => new string('[', depth)),
            Gen.OneOf("[]", "1", "null", "\"x\"", "{\"\":{}}", "{\"a\":1,\"a\":2}", "\u0000"));

        await malformed.SelectMany(body => Gen.OneOf(paths).Select(path => (path, body))).SampleAsync(
            async request =>
            {
                using var answer = await http.DoAsync(request.path == served.System ? HttpMethod.Patch : HttpMethod.Post, request.path, request.body);
                Assert.InRange((int)answer.StatusCode, 400, 499);
            },
            iter: 10_000,
            threads: 4);

        Assert.Equal(before, (await http.ReadAsync(served.System)).GetRawText());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_body_that_is_too_long_or_of_another_type_is_refused()
    {
        await using var served = await ServedMachine.StartAsync();
        using var http = served.Http();

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await http.ChangeAsync(served.System, new string(' ', 70_000) + "{}"));
        using var text = new StringContent("<boot/>", Encoding.UTF8, "text/xml");
        using var answer = await http.PatchAsync(new Uri(served.System, UriKind.Relative), text, ServedMachine.Cancel);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    private static IEnumerable<string> Links(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(one => one is { Name: "@odata.id", Value.ValueKind: JsonValueKind.String } ? [one.Value.GetString()!] : Links(one.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Links),
        _ => [],
    };
}

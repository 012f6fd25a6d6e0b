using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Undercast.DashboardTests;

namespace Undercast.LabTests;

/// <summary>The browser of the lab tests, on a page with Horizon's form: what it tells of Horizon can be believed.</summary>
public sealed class BrowserTests
{
    private const string Form = """
        <form method="post"><input name="username" id="id_username"><input name="password" type="password" id="id_password"><button>Sign in</button></form>
        """;

    [Fact(Timeout = 120_000)]
    public async Task A_form_is_filled_sent_and_its_answer_seen()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        await using var server = builder.Build();
        server.Run(async context =>
        {
            context.Response.ContentType = "text/html";
            var sent = context.Request.HasFormContentType ? await context.Request.ReadFormAsync() : null;
            await context.Response.WriteAsync(sent is null ? Form : $"<p>Overview of {sent["username"]} with {sent["password"]}</p>");
        });
        await server.StartAsync(TestContext.Current.CancellationToken);
        var address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.NewPageAsync(new());
        await Horizon.LogInAsync(page, address, "admin", "s\"cret");

        Assert.Equal("Overview of admin with s\"cret", (await page.InnerTextAsync("body")).Trim());
    }
}

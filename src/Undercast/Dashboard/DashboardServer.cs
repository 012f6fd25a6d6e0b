using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Undercast.Hosts;
using Undercast.Looking;
using Undercast.Steps;

namespace Undercast.Dashboard;

/// <summary>
/// The dashboard: one page on 127.0.0.1 that only reads. A request under another host name is refused: a page elsewhere could otherwise let
/// its name point here, and read the lab.
/// </summary>
internal sealed class DashboardServer(IDashboardSource source, TimeProvider clock)
{
    private static readonly TimeSpan StatusInterval = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan RunInterval = TimeSpan.FromMilliseconds(500);

    private readonly RunWatch runs = new(source.RunLogs, clock);

    /// <summary>Serves until cancelled.</summary>
    /// <param name="port">0: any free one.</param>
    /// <param name="listening">Told the page's address.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task RunAsync(int port, Action<string> listening, CancellationToken cancel)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        await using var app = builder.Build();
        app.Use(OnlyLocal);
        app.MapGet("/", PageAsync);
        app.MapGet("/style.css", http => AssetAsync(http, "style.css", "text/css"));
        app.MapGet("/app.js", http => AssetAsync(http, "app.js", "text/javascript"));
        app.MapGet("/checks", http => JsonAsync(http, async () => JsonSerializer.Serialize(await source.ChecksAsync(http.RequestAborted), DashboardJson.Default.IReadOnlyListCheck)));
        app.MapGet("/checkpoints", http => JsonAsync(http, async () => JsonSerializer.Serialize(await source.CheckpointsAsync(http.RequestAborted), DashboardJson.Default.IReadOnlyListCheckpoint)));
        app.MapGet("/status", http => JsonAsync(http, async () => JsonSerializer.Serialize(await source.StatusAsync(http.RequestAborted), DashboardJson.Default.LabStatus)));
        app.MapGet("/logs", LogPageAsync);
        app.MapGet("/events", http => StreamAsync(http, stream => Task.WhenAll(SendRunsAsync(stream, http.RequestAborted), SendStatusAsync(stream, http.RequestAborted))));
        app.MapGet("/events/logs", http => StreamAsync(http, stream => SendLogAsync(stream, Wish(http, 100_000) with { Follow = true }, http.RequestAborted)));
        await app.StartAsync(cancel);
        listening(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/");
        await runs.FollowAsync(cancel);
        await app.StopAsync(CancellationToken.None);
    }

    private static Task OnlyLocal(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Host.Host is "127.0.0.1" or "localhost")
        {
            http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
            http.Response.Headers.XContentTypeOptions = "nosniff";
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return http.Response.WriteAsync("this page is for http://127.0.0.1 alone\n");
    }

    private async Task PageAsync(HttpContext http)
    {
        var checkpoints = source.CheckpointsAsync(http.RequestAborted);
        var status = await source.StatusAsync(http.RequestAborted);
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(DashboardPage.Render(source, status, runs.Current, await checkpoints, clock.GetUtcNow()), http.RequestAborted);
    }

    /// <summary>A log as a page of its own, for those who read without script.</summary>
    private async Task LogPageAsync(HttpContext http)
    {
        List<string> lines = [];
        string? error = null;
        try
        {
            await source.TellLogsAsync(Wish(http, 1000) with { Follow = false }, lines.Add, http.RequestAborted);
        }
        catch (Exception failure) when (failure is HostException or UsageException or System.Text.RegularExpressions.RegexParseException)
        {
            error = failure.Message;
        }

        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(LogPage.Render(source, http.Request.Query["machine"], http.Request.Query["service"], http.Request.Query["grep"], lines, error), http.RequestAborted);
    }

    private static async Task StreamAsync(HttpContext http, Func<EventStream, Task> send)
    {
        using var stream = new EventStream(http);
        try
        {
            await stream.BeginAsync();
            await send(stream);
        }
        catch (OperationCanceledException)
        {
            // The page was closed, or wants something else.
        }
    }

    private async Task SendRunsAsync(EventStream stream, CancellationToken cancel)
    {
        RunView? sent = null;
        using var timer = new PeriodicTimer(RunInterval, clock);
        do
        {
            if (runs.Current is var run && !ReferenceEquals(run, sent))
            {
                sent = run;
                await stream.SendAsync("run", JsonSerializer.Serialize(run, StepsJson.Default.RunView));
            }
        }
        while (await timer.WaitForNextTickAsync(cancel));
    }

    private async Task SendStatusAsync(EventStream stream, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(StatusInterval, clock);
        while (await timer.WaitForNextTickAsync(cancel))
        {
            await stream.SendAsync("status", JsonSerializer.Serialize(await source.StatusAsync(cancel), DashboardJson.Default.LabStatus));
        }
    }

    private async Task SendLogAsync(EventStream stream, LogWish wish, CancellationToken cancel)
    {
        var batches = new LogBatches(stream, clock);
        using var told = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var sending = batches.SendAsync(told.Token);
        try
        {
            await source.TellLogsAsync(wish, batches.Add, cancel);
        }
        catch (Exception failure) when (failure is HostException or UsageException or System.Text.RegularExpressions.RegexParseException)
        {
            await batches.SendWaitingAsync();
            await stream.SendAsync("failed", JsonSerializer.Serialize(failure.Message, DashboardJson.Default.String));
        }
        finally
        {
            await told.CancelAsync();
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static LogWish Wish(HttpContext http, int lines)
    {
        var query = http.Request.Query;
        return new(Word("machine"), Word("service"), lines, null, Word("grep"), Follow: false);

        string? Word(string name) => query[name].ToString() is { Length: > 0 } word ? word : null;
    }

    private static async Task JsonAsync(HttpContext http, Func<Task<string>> json)
    {
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(await json(), http.RequestAborted);
    }

    private static async Task AssetAsync(HttpContext http, string name, string type)
    {
        await using var asset = typeof(DashboardServer).Assembly.GetManifestResourceStream($"dashboard/{name}")!;
        http.Response.ContentType = type + "; charset=utf-8";
        http.Response.Headers.CacheControl = "no-cache";
        await asset.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}

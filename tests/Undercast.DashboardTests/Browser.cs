using Microsoft.Playwright;
using Undercast.Dashboard;

namespace Undercast.DashboardTests;

/// <summary>The dashboard served, and Debian's Chromium in front of it. Screenshots go to artifacts/screenshots, to be looked at.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly CancellationTokenSource ending = new();
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly Task serving;

    private Browser(IPlaywright playwright, IBrowser browser, IDashboardSource source)
    {
        (this.playwright, this.browser) = (playwright, browser);
        var address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        serving = new DashboardServer(source, TimeProvider.System).RunAsync(0, address.SetResult, ending.Token);
        Address = address.Task;
    }

    public Task<string> Address { get; }

    public static async Task<Browser> StartAsync(IDashboardSource source)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox"] });
        return new Browser(playwright, browser, source);
    }

    /// <summary>Opens the page, in a browser that knows nothing of earlier ones.</summary>
    public async Task<IPage> OpenAsync(bool script = true, ColorScheme color = ColorScheme.Light)
    {
        var context = await browser.NewContextAsync(new() { JavaScriptEnabled = script, ColorScheme = color, ViewportSize = new() { Width = 1400, Height = 1000 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(await Address);
        return page;
    }

    public static Task ShootAsync(IPage page, string name, bool whole = true)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory.Split("/artifacts/")[0], "artifacts/screenshots"));
        return page.ScreenshotAsync(new() { Path = Path.Combine(folder.FullName, name + ".png"), FullPage = whole });
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await ending.CancelAsync();
        await serving;
        ending.Dispose();
    }
}

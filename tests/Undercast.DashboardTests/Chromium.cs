using Microsoft.Playwright;

namespace Undercast.DashboardTests;

/// <summary>Debian's Chromium without a window. Screenshots go to artifacts/screenshots, to be looked at.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    public static async Task<Chromium> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        // Root may not use the sandbox.
        return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox"] }));
    }

    /// <summary>An empty page, of a person who was never there.</summary>
    public async Task<IPage> NewPageAsync(BrowserNewContextOptions options)
    {
        options.ViewportSize = new() { Width = 1400, Height = 1000 };
        return await (await browser.NewContextAsync(options)).NewPageAsync();
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
    }
}

using Microsoft.Playwright;
using Undercast.Dashboard;

namespace Undercast.DashboardTests;

/// <summary>The dashboard served, and a browser in front of it.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly CancellationTokenSource ending = new();
    private readonly Chromium chromium;
    private readonly Task serving;

    private Browser(Chromium chromium, IDashboardSource source)
    {
        this.chromium = chromium;
        var address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        serving = new DashboardServer(source, TimeProvider.System).RunAsync(0, address.SetResult, ending.Token);
        Address = address.Task;
    }

    public Task<string> Address { get; }

    public static async Task<Browser> StartAsync(IDashboardSource source) => new(await Chromium.StartAsync(), source);

    /// <summary>Opens the page, in a browser that knows nothing of earlier ones.</summary>
    public async Task<IPage> OpenAsync(bool script = true, ColorScheme color = ColorScheme.Light)
    {
        var page = await chromium.NewPageAsync(new() { JavaScriptEnabled = script, ColorScheme = color });
        await page.GotoAsync(await Address);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        await ending.CancelAsync();
        await serving;
        ending.Dispose();
    }
}

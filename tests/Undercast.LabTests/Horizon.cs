using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;
using Undercast.DashboardTests;
using Undercast.Hosts;

namespace Undercast.LabTests;

/// <summary>Horizon, as a person sees it: a browser on the Orchestrator, and a tunnel through the Hypervisor.</summary>
/// <param name="undercast">The program, on a lab whose overcloud runs.</param>
/// <param name="sshConfig">The lab's ssh_config.</param>
internal sealed class Horizon(UndercastProgram undercast, string sshConfig)
{
    private const string Address = "10.0.0.5:443";

    // Milliseconds; a cloud of emulated machines draws its first page slowly.
    private const float Patience = 120_000;

    public async Task Lets_the_administrator_in()
    {
        var password = (await undercast.DoAsync("ssh-controller", "undercloud-0", "sed -n 's/^export OS_PASSWORD=//p' /home/stack/overcloudrc")).Trim();
        using var end = new CancellationTokenSource();
        var port = FreePort();
        var tunnel = new LocalCommandRunner(TimeProvider.System).RunAsync(
            new Command("ssh", "-F", sshConfig, "-N", "-o", "ExitOnForwardFailure=yes", "-o", "ControlPath=none", "-L", $"127.0.0.1:{port}:{Address}", "hypervisor") { AllowFailure = true }, end.Token);
        try
        {
            await using var chromium = await Chromium.StartAsync();
            // The certificate is the lab's own.
            var page = await chromium.NewPageAsync(new() { IgnoreHTTPSErrors = true });
            await LogInAsync(page, $"https://127.0.0.1:{port}/", "admin", password);
            await Assertions.Expect(page.Locator("body")).ToContainTextAsync("Overview", new() { Timeout = Patience });
            await Chromium.ShootAsync(page, "horizon");
        }
        finally
        {
            await end.CancelAsync();
            await tunnel.ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    /// <summary>Fills Horizon's login form and sends it.</summary>
    internal static async Task LogInAsync(IPage page, string url, string user, string password)
    {
        page.SetDefaultTimeout(Patience);
        await OpenAsync(page, url);
        await page.FillAsync("#id_username", user);
        await page.FillAsync("#id_password", password);
        await page.Locator("#id_password").PressAsync("Enter");
        await Assertions.Expect(page.Locator("#id_password")).ToHaveCountAsync(0, new() { Timeout = Patience });
    }

    /// <summary>Opens the page as soon as the tunnel to it is there.</summary>
    private static async Task OpenAsync(IPage page, string url)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await page.GotoAsync(url);
                return;
            }
            catch (PlaywrightException) when (attempt < 30)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, TestContext.Current.CancellationToken);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

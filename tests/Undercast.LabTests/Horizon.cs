using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Undercast.Hosts;

namespace Undercast.LabTests;

/// <summary>Horizon, as a person sees it: a browser on the Orchestrator, and a tunnel through the Hypervisor.</summary>
/// <param name="undercast">The program, on a lab whose overcloud runs.</param>
/// <param name="sshConfig">The lab's ssh_config.</param>
internal sealed class Horizon(UndercastProgram undercast, string sshConfig)
{
    private const string Address = "10.0.0.5:443";

    public async Task Lets_the_administrator_in()
    {
        var password = (await undercast.DoAsync("ssh-controller", "undercloud-0", "sed -n 's/^export OS_PASSWORD=//p' /home/stack/overcloudrc")).Trim();
        using var end = new CancellationTokenSource();
        var port = FreePort();
        var tunnel = new LocalCommandRunner(TimeProvider.System).RunAsync(
            new Command("ssh", "-F", sshConfig, "-N", "-o", "ExitOnForwardFailure=yes", "-o", "ControlPath=none", "-L", $"127.0.0.1:{port}:{Address}", "hypervisor") { AllowFailure = true }, end.Token);
        try
        {
            await using var browser = await Browser.StartAsync();
            await LogInAsync(browser, $"https://127.0.0.1:{port}/", "admin", password);
            await browser.WaitAsync("document.body.innerText.includes('Overview')");
        }
        finally
        {
            await end.CancelAsync();
            await tunnel.ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    /// <summary>Fills Horizon's login form and sends it.</summary>
    internal static async Task LogInAsync(Browser browser, string url, string user, string password)
    {
        for (var look = 0; look < 30 && await browser.EvaluateAsync("document.getElementById('id_username') !== null") != "True"; look++)
        {
            // The tunnel may not be there yet.
            await browser.OpenAsync(url);
            await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        await browser.WaitAsync("document.getElementById('id_username') !== null");
        await browser.EvaluateAsync($$"""
            document.getElementById('id_username').value = {{JsonSerializer.Serialize(user)}};
            document.getElementById('id_password').value = {{JsonSerializer.Serialize(password)}};
            document.getElementById('id_password').form.submit();
            """);
        await browser.WaitAsync("document.readyState === 'complete' && document.getElementById('id_password') === null");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

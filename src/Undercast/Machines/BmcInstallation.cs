using Undercast.Hosts;

namespace Undercast.Machines;

/// <summary>Keeps the virtual BMC running on this Hypervisor, from this very program.</summary>
internal sealed class BmcInstallation(ICommandRunner host)
{
    public async Task<IReadOnlyList<string>> EnsureAsync(string address, bool dryRun, CancellationToken cancel)
    {
        var wanted = BmcUnit.Render(Environment.ProcessPath!, address);
        var isSo = File.Exists(FileNames.BmcUnit) && await File.ReadAllTextAsync(FileNames.BmcUnit, cancel) == wanted;
        var runs = (await host.RunAsync(new Command("systemctl", "is-active", "--quiet", BmcUnit.Name) { AllowFailure = true }, cancel)).Succeeded;
        if (isSo && runs)
        {
            return [];
        }

        if (!dryRun)
        {
            await File.WriteAllTextAsync(FileNames.BmcUnit, wanted, cancel);
            await host.RunAsync(new Command("systemctl", "daemon-reload"), cancel);
            await host.RunAsync(new Command("systemctl", "enable", "--quiet", BmcUnit.Name), cancel);
            await host.RunAsync(new Command("systemctl", "restart", BmcUnit.Name), cancel);
        }

        return [isSo ? "the virtual BMC is started" : "the virtual BMC is installed"];
    }
}

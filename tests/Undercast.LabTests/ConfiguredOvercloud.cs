using System.Text.Json;

namespace Undercast.LabTests;

/// <summary>What holds of an overcloud once it is installed: it can be configured and used.</summary>
/// <param name="undercast">The program, on a lab whose overcloud runs.</param>
internal sealed class ConfiguredOvercloud(UndercastProgram undercast)
{
    private static readonly string[] Parts = ["identity", "daemons", "server", "console", "floating-address", "volume", "attachment", "share", "object"];

    /// <summary>Configured once, configured twice: the second time there is nothing to do.</summary>
    public async Task Is_configured_once()
    {
        await undercast.DoAsync("configure-overcloud");
        Assert.DoesNotContain(": started", await undercast.DoAsync("configure-overcloud"), StringComparison.Ordinal);
    }

    /// <summary>Used, and used again after a `verify` that was killed; nothing is left afterwards.</summary>
    public async Task Is_used_again_after_a_killed_verify()
    {
        await Passes();
        await undercast.KillAsync(TimeSpan.FromSeconds(20), "verify");
        await Passes();
        foreach (var kind in new[] { "server", "volume", "share", "container" })
        {
            Assert.DoesNotContain("undercast-verify", await undercast.DoAsync("openstack", kind, "list"), StringComparison.Ordinal);
        }
    }

    /// <summary>Every container of a machine is killed once; systemd brings it back, and the cloud is whole again.</summary>
    public async Task Comes_back_when_services_are_killed(string machine)
    {
        var before = await ContainersAsync(machine);
        await undercast.DoAsync("ssh-controller", machine, "sudo podman kill $(sudo podman ps --quiet)");
        await ComesBackAsync(machine, before);
    }

    /// <summary>The machine is reset; it comes up with all that it had, and the cloud is whole again.</summary>
    public async Task Comes_back_after_a_reboot(string machine)
    {
        var before = await ContainersAsync(machine);
        var boot = await undercast.DoAsync("ssh-controller", machine, "cat /proc/sys/kernel/random/boot_id; stat --format %Y /proc/1");
        await undercast.DoAsync("openstack-undercloud", "baremetal", "node", "reboot", machine);
        await ComesBackAsync(machine, before);
        Assert.NotEqual(boot, await undercast.DoAsync("ssh-controller", machine, "cat /proc/sys/kernel/random/boot_id; stat --format %Y /proc/1"));
    }

    /// <summary>`verify` passes, and tried everything.</summary>
    public Task Passes() => FailsInAsync();

    /// <summary>Everything that users do succeeds, though `verify` tells of daemons that are down.</summary>
    public Task Works() => FailsInAsync("daemons");

    private async Task FailsInAsync(params string[] expected)
    {
        var result = await undercast.RunAsync("verify", "--json");
        var all = $"verify ended with {result.ExitCode}\n{result.Error}\n{result.Output}";
        Assert.True(result.Output.StartsWith('{'), all);
        var report = JsonSerializer.Deserialize<JsonElement>(result.Output);
        var parts = report.GetProperty("parts").EnumerateArray().ToDictionary(part => part.GetProperty("name").GetString()!, part => part.GetProperty("ending").GetString());
        Assert.Empty(Parts.Except(parts.Keys));
        Assert.True(parts.Where(part => part.Value is not ("done" or "already-done")).Select(part => part.Key).SequenceEqual(expected), all);
        Assert.Equal(expected.Length == 0, report.GetProperty("passed").GetBoolean());
        Assert.Equal(expected.Length == 0, result.ExitCode == 0);
    }

    private async Task ComesBackAsync(string machine, HashSet<string> containers)
    {
        for (var look = 0; look < 60 && !containers.SetEquals(await ContainersAsync(machine)); look++)
        {
            await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        Assert.Equal(containers, await ContainersAsync(machine));
        // They run again, and need a moment to find each other.
        await undercast.DoAsync("configure-overcloud");
        await Passes();
    }

    private async Task<HashSet<string>> ContainersAsync(string machine) =>
        [.. (await undercast.RunAsync("ssh-controller", machine, "sudo podman ps --format '{{.Names}}'")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
}

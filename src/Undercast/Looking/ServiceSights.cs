using System.Globalization;
using System.Text.Json;
using Undercast.Hosts;
using Undercast.Services;
using Undercast.Services.Render;

namespace Undercast.Looking;

/// <summary>The services of this machine: systemd's states, and podman's own records, because a podman costs a tenth of a second a service.</summary>
internal sealed class ServiceSights(ICommandRunner host)
{
    private const string Records = "/var/lib/containers/storage/overlay-containers";

    /// <param name="units">What systemd tells of all units.</param>
    /// <param name="thorough">Also how often each was started again, which costs as much as all the rest.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<IReadOnlyList<ServiceSight>> ReadAsync(UnitStates units, bool thorough, CancellationToken cancel)
    {
        string[] names = Directory.Exists(ServicePaths.Units)
            ? [.. Directory.EnumerateFiles(ServicePaths.Units, "*.container").Where(path => File.ReadLines(path).FirstOrDefault() == QuadletText.Mark)
                .Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)]
            : [];
        var restarts = thorough && names.Length > 0 ? await RestartsAsync(names, cancel) : [];
        return [.. names.Select(name => new ServiceSight(name, units.Of(Unit(name)), HealthOf(name)) { Restarts = restarts.TryGetValue(Unit(name), out var count) ? count : null })];
    }

    private async Task<Dictionary<string, int>> RestartsAsync(IEnumerable<string> names, CancellationToken cancel) =>
        Restarts((await host.RunAsync(new Command("systemctl", ["show", "--property=Id,NRestarts", .. names.Select(Unit)]) { AllowFailure = true }, cancel)).Output);

    /// <summary>The answer of <c>systemctl show</c>: blocks of NAME=VALUE, an empty line between them.</summary>
    internal static Dictionary<string, int> Restarts(string shown) =>
        shown.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(block => block.Split('\n').Select(line => line.Split('=', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]))
            .Where(unit => unit.ContainsKey("Id")).ToDictionary(unit => unit["Id"], unit => int.TryParse(unit.GetValueOrDefault("NRestarts"), CultureInfo.InvariantCulture, out var restarts) ? restarts : 0);

    private static string Unit(string service) => service + ".service";

    private static string? HealthOf(string service)
    {
        try
        {
            var id = File.ReadAllText($"/run/{service}.cid").Trim();
            using var record = JsonDocument.Parse(File.ReadAllBytes($"{Records}/{id}/userdata/healthcheck.log"));
            return record.RootElement.TryGetProperty("Status", out var status) ? status.GetString() : null;
        }
        catch (Exception none) when (none is IOException or UnauthorizedAccessException or JsonException)
        {
            return null; // not looked at yet, or being replaced at this moment
        }
    }
}

using System.Globalization;
using System.Text.Json;
using Undercast.Hosts;
using Undercast.Services;
using Undercast.Services.Render;

namespace Undercast.Looking;

/// <summary>The services of this machine: one systemctl for all, and podman's own records, because a podman costs a tenth of a second a service.</summary>
internal sealed class ServiceSights(ICommandRunner host)
{
    private const string Records = "/var/lib/containers/storage/overlay-containers";

    public async Task<IReadOnlyList<ServiceSight>> ReadAsync(CancellationToken cancel)
    {
        string[] names = Directory.Exists(ServicePaths.Units)
            ? [.. Directory.EnumerateFiles(ServicePaths.Units, "*.container").Where(path => File.ReadLines(path).FirstOrDefault() == QuadletText.Mark)
                .Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)]
            : [];
        if (names.Length == 0)
        {
            return [];
        }

        var shown = await host.RunAsync(new Command("systemctl", ["show", "--property=Id,ActiveState,NRestarts", .. names.Select(name => name + ".service")]) { AllowFailure = true }, cancel);
        return Parse(shown.Output, HealthOf);
    }

    /// <summary>The answer of <c>systemctl show</c>: blocks of NAME=VALUE, an empty line between them.</summary>
    internal static IReadOnlyList<ServiceSight> Parse(string shown, Func<string, string?> health) =>
    [
        .. shown.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(block => block.Split('\n').Select(line => line.Split('=', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]))
            .Where(unit => unit.ContainsKey("Id")).Select(unit => (Name: Path.GetFileNameWithoutExtension(unit["Id"]), Unit: unit))
            .Select(it => new ServiceSight(
                it.Name, it.Unit.GetValueOrDefault("ActiveState", "unknown"), health(it.Name), int.TryParse(it.Unit.GetValueOrDefault("NRestarts"), CultureInfo.InvariantCulture, out var restarts) ? restarts : 0)),
    ];

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

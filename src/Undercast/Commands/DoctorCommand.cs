using System.Text.Json;
using System.Text.Json.Serialization;
using Undercast.Looking;
using Command = System.CommandLine.Command;

namespace Undercast.Commands;

/// <summary>`undercast doctor`.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "look at everything that can be wrong with the lab; each finding with its evidence and cure");
        command.SetAction(async (parsed, cancel) =>
        {
            await using var lab = LabDoor.Open(parsed);
            var checks = await new Doctor(lab).ExamineAsync(cancel);
            Console.WriteLine(parsed.GetValue(LabOptions.Json) ? JsonSerializer.Serialize(checks, DoctorJson.Default.IReadOnlyListCheck) : Render(checks));
            return checks.Any(check => check.Result == CheckResult.Failed) ? ExitCodes.Failed : ExitCodes.Done;
        });
        return command;
    }

    private static string Render(IReadOnlyList<Check> checks) => string.Join('\n', [
        .. checks.Select(check => $"{check.Result.ToString().ToLowerInvariant(),-8} {check.Name,-28} {check.Evidence}{(check.Cure is { } cure ? $"\n{"",38}cure: {cure}" : "")}"),
        $"{checks.Count} checks: {checks.Count(check => check.Result == CheckResult.Failed)} failed, {checks.Count(check => check.Result == CheckResult.Warning)} warnings"]);
}

/// <summary>Checks as JSON.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<Check>))]
internal sealed partial class DoctorJson : JsonSerializerContext;

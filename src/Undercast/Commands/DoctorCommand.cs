using System.Text.Json;
using System.Text.Json.Serialization;
using Undercast.Hosts;
using Undercast.Hypervisor;
using Undercast.LabFile;
using Undercast.Looking;
using Undercast.Preflight;
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
            IReadOnlyList<Check> checks = [.. await PreflightAsync(lab, cancel), .. await new Doctor(lab).ExamineAsync(cancel)];
            Console.WriteLine(parsed.GetValue(LabOptions.Json) ? JsonSerializer.Serialize(checks, DoctorJson.Default.IReadOnlyListCheck) : Render(checks));
            return checks.Any(check => check.Result == CheckResult.Failed) ? ExitCodes.Failed : ExitCodes.Done;
        });
        return command;
    }

    /// <summary>What `up` would refuse to begin without. A Hypervisor that does not answer is told by the doctor itself.</summary>
    private static async Task<IEnumerable<Check>> PreflightAsync(LabSession lab, CancellationToken cancel)
    {
        try
        {
            var embedded = lab.Lab.Environment.Hypervisor.Form == HypervisorForm.Embedded;
            var met = embedded ? await PreflightStep.OrchestratorAsync(lab, cancel)
                : File.Exists(lab.Paths.SshConfig) ? await PreflightStep.HypervisorAsync(lab, cancel)
                : [];
            return met.SelectMany(Checks);
        }
        catch (HostException)
        {
            return [];
        }
    }

    private static IEnumerable<Check> Checks(Requirement requirement) => requirement.IsMet
        ? [new Check(requirement.Name, CheckResult.Ok, "as the lab needs it")]
        : requirement.Faults.Select(fault => fault.LastIndexOf("; ", StringComparison.Ordinal) is var cure and > 0
            ? new Check(requirement.Name, CheckResult.Failed, fault[..cure], fault[(cure + 2)..])
            : new Check(requirement.Name, CheckResult.Failed, fault));

    private static string Render(IReadOnlyList<Check> checks) => string.Join('\n', [
        .. checks.Select(check => $"{check.Result.ToString().ToLowerInvariant(),-8} {check.Name,-28} {check.Evidence}{(check.Cure is { } cure ? $"\n{"",38}cure: {cure}" : "")}"),
        $"{checks.Count} checks: {checks.Count(check => check.Result == CheckResult.Failed)} failed, {checks.Count(check => check.Result == CheckResult.Warning)} warnings"]);
}

/// <summary>Checks as JSON.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<Check>))]
internal sealed partial class DoctorJson : JsonSerializerContext;

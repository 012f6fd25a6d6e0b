using System.Text.Json;
using System.Text.Json.Serialization;
using Undercast.Hosts;
using Undercast.Machines;
using Command = System.CommandLine.Command;

namespace Undercast.Commands;

/// <summary>What `status` answers; <paramref name="Errors"/> are beside the rest, never instead of it.</summary>
internal sealed record LabStatus(string Lab, string Directory, string Hypervisor, IReadOnlyList<MachineReport> Machines, IReadOnlyList<string> Errors);

/// <summary>`undercast status`.</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var command = new Command("status", "show the lab as it is now: Hypervisor, machines, power");
        command.SetAction(async (parsed, cancel) =>
        {
            await using var lab = LabDoor.Open(parsed);
            var status = await ReadAsync(lab, cancel);
            Console.WriteLine(parsed.GetValue(LabOptions.Json) ? JsonSerializer.Serialize(status, StatusJson.Default.LabStatus) : Render(status));
            return status.Errors.Count == 0 ? ExitCodes.Done : ExitCodes.Failed;
        });
        return command;
    }

    internal static async Task<LabStatus> ReadAsync(LabSession lab, CancellationToken cancel)
    {
        var hypervisor = lab.Ssh(LabSshConfig.Hypervisor).Target.ToString();
        if (!File.Exists(lab.Paths.SshConfig))
        {
            return new(lab.Lab.Name, lab.Lab.Directory, hypervisor, [], ["the lab has no Hypervisor yet: run `undercast up`"]);
        }

        try
        {
            var reports = await lab.Agent(LabSshConfig.Hypervisor).AskAsync(MachineMethods.Report, new RemovalRequest(lab.Lab.Name, false), null, cancel);
            return new(lab.Lab.Name, lab.Lab.Directory, hypervisor, reports.Machines, []);
        }
        catch (HostException unreachable)
        {
            return new(lab.Lab.Name, lab.Lab.Directory, hypervisor, [], [unreachable.Message]);
        }
    }

    internal static string Render(LabStatus status) => string.Join('\n', [
        $"lab {status.Lab} in {status.Directory}, Hypervisor {status.Hypervisor}",
        .. status.Machines.Select(machine => $"{machine.Name,-16} {machine.Kind,-10} {machine.Power,-11} {machine.Cpus,3} CPUs {machine.MemoryMiB,6} MiB  {(machine.Nics is [var nic, ..] ? nic.Mac : "")}"),
        .. status.Errors.Select(error => $"error: {error}")]);
}

/// <summary>The status as JSON.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(LabStatus))]
internal sealed partial class StatusJson : JsonSerializerContext;

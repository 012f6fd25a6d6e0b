using System.CommandLine;
using System.Text.Json;
using Undercast.Looking;
using Command = System.CommandLine.Command;

namespace Undercast.Commands;

/// <summary>`undercast status [--watch]`.</summary>
internal static class StatusCommand
{
    private const string ClearScreen = "\e[H\e[2J";
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    public static Command Create()
    {
        var watch = new Option<bool>("--watch") { Description = "show it again every two seconds, until Ctrl-C" };
        var command = new Command("status", "show the lab as it is now: Hypervisor, stages, machines, power, addresses, services, endpoints") { watch };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var lab = LabDoor.Open(parsed);
            var reading = new StatusReading(lab);
            var status = await reading.ReadAsync(cancel);
            Show(parsed, status);
            while (parsed.GetValue(watch))
            {
                await Task.Delay(Interval, lab.Clock, cancel);
                status = await reading.ReadAsync(cancel);
                Console.Write(Console.IsOutputRedirected ? "\n" : ClearScreen);
                Show(parsed, status);
            }

            return status.Errors.Count == 0 ? ExitCodes.Done : ExitCodes.Failed;
        });
        return command;
    }

    private static void Show(ParseResult parsed, LabStatus status) =>
        Console.WriteLine(parsed.GetValue(LabOptions.Json) ? JsonSerializer.Serialize(status, StatusJson.Default.LabStatus) : StatusText.Render(status));
}

using System.CommandLine;
using System.Text.Json;
using Undercast.Cloud;
using Undercast.Cloud.Verification;
using Undercast.Screen;
using Undercast.Services;
using Undercast.Steps;

namespace Undercast.Commands;

/// <summary>`undercast verify`: the overcloud, used for real once.</summary>
internal static class VerifyCommand
{
    private static readonly Option<bool> Keep = new("--keep") { Description = "leave the server, volume, share and object for looking; the next `verify` removes them" };

    public static Command Create()
    {
        var command = new Command("verify", "use the overcloud once: server, console, floating IP, volume, share, object; then remove it all") { Keep };
        command.SetAction((parsed, cancel) => RunAsync(parsed));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed)
    {
        await using var lab = LabDoor.Open(parsed);
        Directory.CreateDirectory(lab.Paths.RunLogs);
        // Two at once would remove each other's things.
        using var held = RunLock.Take(Path.Combine(lab.Paths.Work, "lock"), "undercast verify");
        using var stop = new StopSignals(new StopOptions { Say = Console.Error.WriteLine });
        stop.Listen();
        using var log = new EventLog(lab.Paths.RunLogs, Console.Error.WriteLine);
        VerificationReport report;
        // The report is the answer, so the events are never.
        var choice = new ScreenChoice(Json: false, parsed.GetValue(LabOptions.Quiet), parsed.GetValue(LabOptions.NoColor), MayAsk: false);
        await using (var screen = choice.Open(lab.Clock))
        {
            var events = new EventFanOut(log, screen);
            report = await lab.Agent(LabSshConfig.Hypervisor).AskAsync(
                CloudMethods.Verify,
                new VerificationRequest(CloudAccess.Public(lab.Clouds.Overcloud()), parsed.GetValue(Keep)),
                told =>
                {
                    if (ForwardedEvents.Read(told) is { } runEvent)
                    {
                        events.Write(runEvent);
                    }
                },
                stop.Asked);
        }

        Console.WriteLine(parsed.GetValue(LabOptions.Json) ? JsonSerializer.Serialize(report, VerificationJson.Default.VerificationReport) : VerificationTable.Render(report));
        return report.Passed ? ExitCodes.Done : ExitCodes.Failed;
    }
}

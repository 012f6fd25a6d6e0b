using System.CommandLine;
using System.Text.Json;
using Undercast.Cloud;
using Undercast.Cloud.Tempest;
using Undercast.Cloud.Verification;
using Undercast.Images;
using Undercast.Images.Recipes;
using Undercast.Screen;
using Undercast.Services;
using Undercast.Steps;

namespace Undercast.Commands;

/// <summary>`undercast verify`: the overcloud, used for real once.</summary>
internal static class VerifyCommand
{
    private static readonly Option<bool> Keep = new("--keep") { Description = "leave the server, volume, share and object for looking; the next `verify` removes them" };
    private static readonly Option<bool> Tempest = new("--tempest") { Description = "if all that passed: Tempest's smoke set too; its image is built the first time" };

    public static Command Create()
    {
        var command = new Command("verify", "use the overcloud once: server, console, floating IP, volume, share, object; then remove it all") { Keep, Tempest };
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
        var quiet = parsed.GetValue(LabOptions.Quiet);
        VerificationReport report;
        // The report is the answer, so the events are never.
        await using (var screen = new ScreenChoice(Json: false, quiet, parsed.GetValue(LabOptions.NoColor), MayAsk: false).Open(lab.Clock))
        {
            report = await VerifyAsync(lab, parsed.GetValue(Keep), new EventFanOut(log, screen), stop.Asked);
        }

        if (parsed.GetValue(Tempest) && report.Passed)
        {
            report = report with { Tempest = await TempestAsync(lab, quiet ? _ => { } : Console.Error.WriteLine, stop.Asked) };
        }

        Console.WriteLine(parsed.GetValue(LabOptions.Json) ? JsonSerializer.Serialize(report, VerificationJson.Default.VerificationReport) : Table(report));
        return report.Passed ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static Task<VerificationReport> VerifyAsync(LabSession lab, bool keep, EventFanOut events, CancellationToken cancel) =>
        lab.Agent(LabSshConfig.Hypervisor).AskAsync(
            CloudMethods.Verify,
            new VerificationRequest(CloudAccess.Public(lab.Clouds.Overcloud()), keep),
            told =>
            {
                if (ForwardedEvents.Read(told) is { } runEvent)
                {
                    events.Write(runEvent);
                }
            },
            cancel);

    private static async Task<TempestReport> TempestAsync(LabSession lab, Action<string> say, CancellationToken cancel)
    {
        var hypervisor = lab.Agent(LabSshConfig.Hypervisor);
        var image = await hypervisor.AskAsync(ImageMethods.Get, new ImageRequest(TempestImage.Recipe.Name, Build: true), told => say(told.Text), cancel);
        var overcloud = lab.Clouds.Overcloud();
        var request = new TempestRequest(CloudAccess.Public(overcloud), overcloud.Region, Path.Combine(image.Folder!, CachedImage.Tree));
        return await hypervisor.AskAsync(CloudMethods.Tempest, request, told => say(told.Text), cancel);
    }

    private static string Table(VerificationReport report) =>
        VerificationTable.Render(report) + (report.Tempest is { } tempest ? $"\n\n{TempestTable.Render(tempest)}" : "");
}

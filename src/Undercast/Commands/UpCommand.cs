using System.CommandLine;
using System.Text.Json.Nodes;
using Undercast.Hypervisor;
using Undercast.LabFile;
using Undercast.Looking;
using Undercast.Screen;
using Undercast.Steps;

namespace Undercast.Commands;

/// <summary>`undercast up`, `undercast plan`, and each stage as a command of its own.</summary>
internal static class UpCommand
{
    private static readonly Option<string?> From = new("--from") { Description = "begin with this step or stage", HelpName = "STEP" };
    private static readonly Option<string?> To = new("--to") { Description = "end with this step or stage", HelpName = "STEP" };

    private static readonly Option<bool> Build = new("--build", "-b") { Description = "build the images of the nodes anew, here, whatever is in the cache or ready-made" };
    private static readonly Option<bool> NoIntrospection = new("--no-introspection") { Description = "do not let the agent look at the nodes; take what conf/lab.yaml says of them" };

    public static Command Up()
    {
        var command = new Command("up", "do everything: from a bare machine to a tested cloud; what is done already is left alone") { From, To, Build, NoIntrospection };
        command.SetAction((parsed, cancel) => RunAsync(parsed, parsed.GetValue(From), parsed.GetValue(To), cancel));
        return command;
    }

    public static Command Plan()
    {
        var command = new Command("plan", "show what `up` would do; changes nothing") { From, To };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var lab = LabDoor.Open(parsed);
            var plan = new StepGraph(BringUp.Steps(lab)).Select(parsed.GetValue(From), parsed.GetValue(To));
            var runner = new StepRunner(Journal.Open(lab.Paths.Journal, lab.Clock, Console.Error.WriteLine), new EventFanOut(), Options(lab, null));
            var forecasts = await runner.PlanAsync(plan, cancel);
            Console.WriteLine(parsed.GetValue(LabOptions.Json) ? PlanJson(forecasts) : string.Join('\n', forecasts.Select(forecast =>
                $"{(forecast.WouldRun ? "would do" : "done    ")}  {forecast.Step.Name,-26} {forecast.Step.Description}{(forecast.Note is { } note ? $" ({note})" : "")}")));
            return ExitCodes.Done;
        });
        return command;
    }

    private static string PlanJson(IEnumerable<StepForecast> forecasts) => new JsonArray([.. forecasts.Select(forecast => (JsonNode)new JsonObject
    {
        ["step"] = forecast.Step.Name,
        ["description"] = forecast.Step.Description,
        ["wouldRun"] = forecast.WouldRun,
        ["note"] = forecast.Note,
    })]).ToJsonString();

    /// <summary>The seed's command for one stage: that stage and what it needs.</summary>
    public static Command Stage(string stage, string description)
    {
        var command = new Command(stage, description);
        if (stage == Stages.Images)
        {
            command.Add(Build);
        }
        else if (stage == Stages.Overcloud)
        {
            command.Add(NoIntrospection);
        }

        command.SetAction((parsed, cancel) => RunAsync(parsed, null, stage, cancel));
        return command;
    }

    internal static async Task<int> RunAsync(ParseResult parsed, string? from, string? to, CancellationToken cancel)
    {
        await using var lab = LabDoor.Open(parsed, new RunChoices(parsed.GetValue(Build), parsed.GetValue(NoIntrospection)));
        var graph = new StepGraph(BringUp.Steps(lab));
        var plan = graph.Select(from, to);
        Directory.CreateDirectory(lab.Paths.RunLogs);
        using var held = RunLock.Take(lab.Paths.RunLock, string.Join(' ', ["undercast", .. parsed.Tokens.Select(token => token.Value)]));
        using var stop = new StopSignals(new StopOptions { Say = Console.Error.WriteLine });
        stop.Listen();
        using var log = new EventLog(lab.Paths.RunLogs, Console.Error.WriteLine);
        RunResult result;
        await using (var screen = Screen(parsed, lab).Open(lab.Clock))
        {
            var runner = new StepRunner(Journal.Open(lab.Paths.Journal, lab.Clock, Console.Error.WriteLine), new EventFanOut(log, screen), Options(lab, stop));
            result = await runner.RunAsync(plan, stop.Asked);
        }

        if (!parsed.GetValue(LabOptions.Json) && !parsed.GetValue(LabOptions.Quiet))
        {
            await Console.Error.WriteLineAsync(RunTable.Render(result));
            await TellMachinesAsync(lab, result, cancel);
        }

        return result.Ending switch
        {
            RunEnding.Done => ExitCodes.Done,
            RunEnding.StoppedByUser => ExitCodes.Stopped,
            _ => ExitCodes.Failed,
        };
    }

    private static ScreenChoice Screen(ParseResult parsed, LabSession lab) => new(
        parsed.GetValue(LabOptions.Json),
        parsed.GetValue(LabOptions.Quiet),
        parsed.GetValue(LabOptions.NoColor),
        // The first time, ssh may ask for the Hypervisor's password.
        lab.Lab.Environment.Hypervisor.Form != HypervisorForm.Embedded && !File.Exists(lab.Paths.KnownHosts));

    /// <summary>A run that came as far as the machines ends with a table of them.</summary>
    private static async Task TellMachinesAsync(LabSession lab, RunResult result, CancellationToken cancel)
    {
        if (result.Ending == RunEnding.Done && result.Steps.Any(step => step.Name == TopologyStep.StepName))
        {
            Console.WriteLine(StatusText.Render(await new StatusReading(lab).ReadAsync(cancel)));
        }
    }

    private static RunnerOptions Options(LabSession lab, StopSignals? stop) => new()
    {
        Clock = lab.Clock,
        Translate = FailureOf.Exception,
        WhyStopped = () => stop?.Cause ?? StopCause.StoppedByUser,
        Kill = stop?.Killed ?? default,
    };
}

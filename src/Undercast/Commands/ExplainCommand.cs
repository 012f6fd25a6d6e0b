using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Undercast.Looking;
using Undercast.Screen;
using Undercast.Steps;
using Command = System.CommandLine.Command;

namespace Undercast.Commands;

/// <summary>`undercast explain STEP|ERROR`.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var words = new Argument<string[]>("STEP|ERROR") { HelpName = "STEP|ERROR", Arity = ArgumentArity.OneOrMore, Description = "the name of a step or stage, or a message that you do not understand" };
        words.CompletionSources.Add(_ => [.. Stages.All.Select(stage => new System.CommandLine.Completions.CompletionItem(stage))]);
        var command = new Command("explain", "say what a step does, needs and came to, or what an error message means") { words };
        command.SetAction(async (parsed, _) =>
        {
            await using var lab = LabDoor.Open(parsed);
            var text = string.Join(' ', parsed.GetRequiredValue(words));
            var steps = BringUp.Steps(lab);
            var found = steps.Where(step => step.Name == text || step.Stage == text).ToList();
            var causes = KnownCauses.In(text).ToList();
            if (found.Count + causes.Count == 0)
            {
                await Console.Error.WriteLineAsync($"undercast: '{text}' is neither a step nor a message that is known here; the steps are {string.Join(", ", steps.Select(step => step.Name))}");
                return ExitCodes.Failed;
            }

            var journal = Journal.Open(lab.Paths.Journal, lab.Clock, Console.Error.WriteLine);
            var last = EventLogReader.Newest(lab.Paths.RunLogs) is { } log ? RunView.Of(EventLogReader.Read(log)) : RunView.Empty;
            Console.WriteLine(parsed.GetValue(LabOptions.Json)
                ? Json(found, causes, journal, last).ToJsonString()
                : string.Join("\n\n", [.. found.Select(step => Describe(step, journal, last)), .. causes.Select(known => $"cause: {known.Cause}\ncure:  {known.Cure}")]));
            return ExitCodes.Done;
        });
        return command;
    }

    private static JsonObject Json(IReadOnlyList<IStep> steps, IReadOnlyList<KnownCause> causes, Journal journal, RunView last) => new()
    {
        ["steps"] = new JsonArray([.. steps.Select(step => (JsonNode)new JsonObject
        {
            ["name"] = step.Name,
            ["description"] = step.Description,
            ["stage"] = step.Stage,
            ["needs"] = new JsonArray([.. step.Needs.Select(need => (JsonNode)need)]),
            ["seconds"] = journal.Estimate(step.Name)?.TotalSeconds,
            ["lastRun"] = last.Steps.FirstOrDefault(known => known.Name == step.Name)?.State.ToString().ToLowerInvariant(),
            ["failure"] = last.Steps.FirstOrDefault(known => known.Name == step.Name)?.Failure?.Reason,
        })]),
        ["causes"] = new JsonArray([.. causes.Select(known => (JsonNode)new JsonObject { ["cause"] = known.Cause, ["cure"] = known.Cure })]),
    };

    private static string Describe(IStep step, Journal journal, RunView last)
    {
        List<string> lines = [$"{step.Name}: {step.Description}", $"  stage: {step.Stage}"];
        lines.AddRange(step.Needs.Count == 0 ? [] : [$"  needs: {string.Join(", ", step.Needs)}"]);
        lines.AddRange(journal.Estimate(step.Name) is { } takes ? [string.Create(CultureInfo.InvariantCulture, $"  takes: about {takes.TotalSeconds:0.0} s here")] : []);
        if (last.Steps.FirstOrDefault(known => known.Name == step.Name) is { } known)
        {
            lines.Add($"  last run: {known.State.ToString().ToLowerInvariant()}");
            if (known.Failure is { } failure)
            {
                lines.Add(FailureText.Render("  " + step.Name, failure));
                lines.AddRange(KnownCauses.In($"{failure.Reason} {string.Join(' ', failure.LogTail)}").Select(cause => $"  known cause: {cause.Cause}; {cause.Cure}"));
            }
        }

        return string.Join('\n', lines);
    }
}

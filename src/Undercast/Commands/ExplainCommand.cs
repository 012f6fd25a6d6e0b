using System.CommandLine;
using System.Globalization;
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
        var words = new Argument<string[]>("STEP|ERROR") { Arity = ArgumentArity.OneOrMore, Description = "the name of a step or stage, or a message that you do not understand" };
        words.CompletionSources.Add(_ => [.. Stages.All.Select(stage => new System.CommandLine.Completions.CompletionItem(stage))]);
        var command = new Command("explain", "say what a step does, needs and came to, or what an error message means") { words };
        command.SetAction(async (parsed, _) =>
        {
            await using var lab = LabDoor.Open(parsed);
            var text = string.Join(' ', parsed.GetRequiredValue(words));
            var steps = BringUp.Steps(lab);
            var found = steps.Where(step => step.Name == text || step.Stage == text).ToList();
            string[] causes = [.. KnownCauses.In(text).Select(known => $"cause: {known.Cause}\ncure:  {known.Cure}")];
            if (found.Count + causes.Length == 0)
            {
                await Console.Error.WriteLineAsync($"undercast: '{text}' is neither a step nor a message that is known here; the steps are {string.Join(", ", steps.Select(step => step.Name))}");
                return ExitCodes.Failed;
            }

            var journal = Journal.Open(lab.Paths.Journal, lab.Clock, Console.Error.WriteLine);
            var last = EventLogReader.Newest(lab.Paths.RunLogs) is { } log ? RunView.Of(EventLogReader.Read(log)) : RunView.Empty;
            Console.WriteLine(string.Join("\n\n", [.. found.Select(step => Describe(step, journal, last)), .. causes]));
            return ExitCodes.Done;
        });
        return command;
    }

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

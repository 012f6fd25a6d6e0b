using System.Globalization;
using Undercast.Steps;

namespace Undercast.Screen;

/// <summary>
/// A run as a tree: a line a stage; below those that are going on a line a step, with what it says, how far it is and what it waits for.
/// Stages that are over or have not begun stay folded.
/// </summary>
internal static class TreeText
{
    private const int NameWidth = 30;
    private const int TimeWidth = 16;

    /// <param name="view">The run.</param>
    /// <param name="now">The time.</param>
    /// <param name="width">Columns; longer lines are cut.</param>
    /// <param name="height">Rows; what is folded goes first, then the end.</param>
    /// <param name="style">Colours.</param>
    public static IReadOnlyList<string> Render(RunView view, DateTimeOffset now, int width, int height, Style style)
    {
        var lines = new List<(string Text, Func<string, string> Paint)> { (Head(view, now), text => text) };
        foreach (var stage in view.Stages)
        {
            lines.Add(($"{Mark(stage.State)} {stage.Name,-NameWidth} {StageTime(stage, now),-TimeWidth} {stage.DoneCount} of {stage.Steps.Length}", Paint(stage.State, style)));
            if (stage.State is not (StepState.Pending or StepState.Done or StepState.AlreadyDone))
            {
                lines.AddRange(stage.Steps.SelectMany(step => Lines(step, now, style)));
            }
        }

        return [.. lines.Take(Math.Max(1, height)).Select(line => line.Paint(Cut(line.Text, width)))];
    }

    private static string Head(RunView view, DateTimeOffset now)
    {
        var done = view.Steps.Count(step => step.State is StepState.Done or StepState.AlreadyDone);
        var left = view.Ending is null && view.Remaining(now) is { } remaining && remaining > TimeSpan.Zero ? $", about {Durations.Text(remaining)} left" : "";
        var stopping = view.Stopping is { } reason ? $", stopping: {reason}" : "";
        return $"{done} of {view.Steps.Length} steps, {Durations.Text(view.Elapsed(now))}{left}{stopping}";
    }

    private static IEnumerable<(string Text, Func<string, string> Paint)> Lines(StepView step, DateTimeOffset now, Style style)
    {
        yield return ($"  {Mark(step.State)} {step.Name,-(NameWidth - 2)} {Time(step, now),-TimeWidth} {Telling(step, now)}".TrimEnd(), Paint(step.State, style));
        foreach (var wait in step.Waits)
        {
            var seen = wait.Detail is { Length: > 0 } detail ? $": {OneLine(detail)}" : "";
            yield return ($"      waits for {wait.What}, {Durations.Text(now - wait.Started)} (limit {Durations.Text(wait.Limit)} without progress){seen}", style.Dim);
        }
    }

    private static string Telling(StepView step, DateTimeOffset now)
    {
        var percent = step.Fraction is { } fraction && !step.IsOver ? string.Create(CultureInfo.InvariantCulture, $"{fraction * 100:0} %  ") : "";
        var again = step.NextTurn is { } next && next > now ? $"again in {Durations.Text(next - now)}: " : "";
        var text = step.Failure is { } failure ? failure.Reason : step.IsOver ? "" : step.Said;
        return percent + again + OneLine(text ?? "");
    }

    private static string Time(StepView step, DateTimeOffset now) => step switch
    {
        { State: StepState.Pending or StepState.NotReached, Estimate: { } estimate } => $"about {Durations.Text(estimate)}",
        { State: StepState.Pending or StepState.NotReached or StepState.AlreadyDone } => "",
        { IsOver: false, Estimate: { } estimate } => $"{Durations.Text(step.Elapsed(now))} / {Durations.Text(estimate)}",
        _ => Durations.Text(step.Elapsed(now)),
    };

    private static string StageTime(StageView stage, DateTimeOffset now)
    {
        if (stage.State != StepState.Pending)
        {
            return stage.State == StepState.AlreadyDone ? "" : Durations.Text(stage.Elapsed(now));
        }

        var known = stage.Steps.Select(step => step.Estimate).ToList();
        return known.TrueForAll(estimate => estimate is not null) ? $"about {Durations.Text(TimeSpan.FromSeconds(known.Sum(estimate => estimate!.Value.TotalSeconds)))}" : "";
    }

    private static string Mark(StepState state) => state switch
    {
        StepState.Done => "✓",
        StepState.AlreadyDone => "=",
        StepState.Failed => "✗",
        StepState.Stopped => "■",
        StepState.Running => "▶",
        StepState.Checking => "?",
        StepState.Delayed => "…",
        _ => "·",
    };

    private static Func<string, string> Paint(StepState state, Style style) => state switch
    {
        StepState.Done => style.Good,
        StepState.Failed => style.Bad,
        StepState.Running or StepState.Checking => style.Busy,
        StepState.Delayed or StepState.Stopped => style.Uneasy,
        _ => style.Dim,
    };

    // What a program printed may hold line ends and escape sequences.
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    private static string Cut(string line, int width) => line.Length <= width ? line : width > 1 ? line[..(width - 1)] + "…" : "";
}

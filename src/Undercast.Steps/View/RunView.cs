using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Undercast.Steps;

/// <summary>
/// A run as a screen shows it, made of nothing but its events: the live tree, <c>--json</c> and the dashboard all draw this.
/// </summary>
public sealed record RunView
{
    /// <summary>Before the first event.</summary>
    public static RunView Empty { get; } = new();

    /// <summary>The run's name, which is that of its log file.</summary>
    public string? Run { get; init; }

    public DateTimeOffset? Started { get; init; }

    /// <summary>How long it took, once it is over.</summary>
    public TimeSpan? Took { get; init; }

    /// <summary>How it ended, once it has.</summary>
    public RunEnding? Ending { get; init; }

    /// <summary>Why no new steps begin.</summary>
    public string? Stopping { get; init; }

    public int Parallelism { get; init; } = 1;

    /// <summary>Its steps, each after those it needs.</summary>
    public ImmutableArray<StepView> Steps { get; init; } = [];

    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>Its stages, in the order of their first steps.</summary>
    [JsonIgnore]
    public IEnumerable<StageView> Stages =>
        Steps.GroupBy(step => step.Stage, StringComparer.Ordinal).Select(stage => new StageView(stage.Key, [.. stage]));

    /// <summary>The view of a whole log.</summary>
    public static RunView Of(IEnumerable<RunEvent> events) => events.Aggregate(Empty, (view, runEvent) => view.After(runEvent));

    /// <summary>This view once the event has happened.</summary>
    public RunView After(RunEvent runEvent) => runEvent switch
    {
        RunStarted started => new RunView
        {
            Run = started.Run,
            Started = started.At,
            Parallelism = started.Parallelism,
            Warnings = Warnings,
            Steps = [.. started.Steps.Select(AtStart)],
        },
        RunWarned warned => this with { Warnings = Warnings.Add(warned.Text) },
        RunStopping stopping => this with { Stopping = stopping.Reason },
        RunFinished finished => this with { Ending = finished.Ending, Took = finished.Elapsed },
        StepEvent stepEvent when IndexOf(stepEvent.Step) is var index and >= 0 =>
            this with { Steps = Steps.SetItem(index, Steps[index].After(stepEvent)) },
        _ => this,
    };

    public TimeSpan Elapsed(DateTimeOffset now) => Took ?? (now - Started) ?? TimeSpan.Zero;

    /// <summary>
    /// How long it is likely to take from now: the longest way through the steps that are left, or their sum shared out, whichever is more.
    /// Null while a step is left that never ran before.
    /// </summary>
    public TimeSpan? Remaining(DateTimeOffset now)
    {
        var ends = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        var sum = TimeSpan.Zero;
        foreach (var step in Steps)
        {
            if (step.Remaining(now) is not { } left)
            {
                return null;
            }

            sum += left;
            ends[step.Name] = left + step.Needs.Select(need => ends.GetValueOrDefault(need)).DefaultIfEmpty().Max();
        }

        var longest = ends.Values.DefaultIfEmpty().Max();
        var shared = sum / Math.Max(1, Parallelism);
        return longest > shared ? longest : shared;
    }

    private static StepView AtStart(PlannedStep step) =>
        new() { Name = step.Name, Stage = step.Stage, Description = step.Description, Needs = step.Needs, Estimate = step.Estimate };

    private int IndexOf(string step)
    {
        for (var i = 0; i < Steps.Length; i++)
        {
            if (Steps[i].Name == step)
            {
                return i;
            }
        }

        return -1;
    }
}

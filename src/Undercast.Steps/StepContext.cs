namespace Undercast.Steps;

/// <summary>What the engine gives a step: its clock, what earlier steps learned, and ways to tell how it gets on.</summary>
public sealed class StepContext
{
    private static readonly TimeSpan _betweenProgress = TimeSpan.FromMilliseconds(200);

    private readonly IEventSink _events;
    private readonly Lock _lock = new();
    private long? _lastProgress;

    public StepContext(string step, Journal journal, IEventSink events, TimeProvider clock, CancellationToken kill = default)
    {
        Step = step;
        Journal = journal;
        Clock = clock;
        Kill = kill;
        _events = events;
    }

    /// <summary>The name of the step.</summary>
    public string Step { get; }

    public TimeProvider Clock { get; }

    /// <summary>Small named records that steps learn for later steps.</summary>
    public Journal Journal { get; }

    /// <summary>
    /// The second stage of a stop. The token given to <see cref="IStep.RunAsync"/> asks; this one means that child processes are to be
    /// killed.
    /// </summary>
    public CancellationToken Kill { get; }

    /// <summary>Says, in a line for people, what the step does now.</summary>
    public void Say(string text) => _events.Write(new StepSaid(Clock.GetUtcNow(), Step, text));

    /// <summary>Records a line of detail, such as the output of a command: for the log rather than the screen.</summary>
    public void Log(string line) => _events.Write(new StepLogged(Clock.GetUtcNow(), Step, line));

    /// <summary>How far the step has come, from 0 to 1.</summary>
    public void Progress(double fraction) => Report(Math.Clamp(fraction, 0, 1), null, null);

    /// <summary>How far the step has come, in bytes.</summary>
    public void Progress(long bytes, long? totalBytes) =>
        Report(totalBytes > 0 ? Math.Clamp((double)bytes / totalBytes.Value, 0, 1) : null, bytes, totalBytes);

    /// <summary>Waits for a named thing, telling about it meanwhile.</summary>
    /// <exception cref="WaitTimedOutException">The wait passed its limit.</exception>
    public async Task WaitAsync(Wait wait, CancellationToken cancel)
    {
        var start = Clock.GetTimestamp();
        var ready = false;
        _events.Write(new WaitStarted(Clock.GetUtcNow(), Step, wait.What, wait.Limit));
        try
        {
            await wait.UntilReadyAsync(Clock, Tell, cancel);
            ready = true;
        }
        finally
        {
            _events.Write(new WaitFinished(Clock.GetUtcNow(), Step, wait.What, ready, Clock.GetElapsedTime(start)));
        }

        void Tell(ProbeResult.NotYet seen) =>
            _events.Write(new WaitProgressed(Clock.GetUtcNow(), Step, wait.What, seen.Detail, seen.Progress));
    }

    private void Report(double? fraction, long? bytes, long? totalBytes)
    {
        lock (_lock)
        {
            // A copy reports every buffer; readers need a few a second, and the end.
            var now = Clock.GetTimestamp();
            if (fraction is not >= 1 && _lastProgress is { } last && Clock.GetElapsedTime(last, now) < _betweenProgress)
            {
                return;
            }

            _lastProgress = now;
        }

        _events.Write(new StepProgress(Clock.GetUtcNow(), Step, fraction, bytes, totalBytes));
    }
}

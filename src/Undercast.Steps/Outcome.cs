namespace Undercast.Steps;

/// <summary>How one turn of a step ended: one of a few, closed.</summary>
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>The step did its work.</summary>
    public sealed record Done : Outcome;

    /// <summary>There was nothing to do, as the step saw once it looked closely.</summary>
    public sealed record AlreadyDone : Outcome;

    /// <summary>Not yet possible: run the step again after the delay. It holds no place among the running steps meanwhile.</summary>
    public sealed record Later(TimeSpan Delay, string Reason) : Outcome;

    /// <summary>It cannot be done as things are; running it again at once would not help.</summary>
    public sealed record Failed(Failure Failure) : Outcome;

    /// <summary>An error that may pass. The engine runs the step again after growing delays, a limited number of times.</summary>
    public sealed record Retry(Failure Failure) : Outcome;
}

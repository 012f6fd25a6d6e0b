namespace Undercast.Steps;

/// <summary>
/// One act on the way from a bare machine to a tested cloud. A step may be cut off at any moment and run again, and running it when it is
/// already done changes nothing: both are part of this contract.
/// </summary>
public interface IStep
{
    /// <summary>Unique in its graph: lower case, words joined by hyphens.</summary>
    string Name { get; }

    /// <summary>The command that the step belongs to, such as <c>install-undercloud</c>.</summary>
    string Stage { get; }

    /// <summary>What it brings about, for people: one line, lower case.</summary>
    string Description { get; }

    /// <summary>The names of the steps that must be done before this one begins.</summary>
    IReadOnlyList<string> Needs { get; }

    /// <summary>Already so? Asked of the world (files, machines, APIs), never of memory alone; changes nothing.</summary>
    Task<bool> IsDoneAsync(StepContext context, CancellationToken cancel);

    /// <summary>Brings it about, from whatever half-way state an earlier attempt left.</summary>
    /// <exception cref="StepFailedException">Another way to answer <see cref="Outcome.Failed"/>.</exception>
    Task<Outcome> RunAsync(StepContext context, CancellationToken cancel);
}

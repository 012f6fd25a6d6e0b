namespace Undercast.Steps;

/// <summary>What one look of a <see cref="Wait"/> saw.</summary>
public abstract record ProbeResult
{
    private ProbeResult()
    {
    }

    /// <summary>What was waited for is there.</summary>
    public sealed record Ready : ProbeResult;

    /// <summary>Not there yet.</summary>
    /// <param name="Detail">What was seen instead, for people.</param>
    /// <param name="Progress">Any measure that moves while things get on (bytes, console lines): a change keeps the wait alive.</param>
    public sealed record NotYet(string Detail, long? Progress = null) : ProbeResult;
}

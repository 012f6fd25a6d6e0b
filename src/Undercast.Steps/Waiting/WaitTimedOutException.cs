namespace Undercast.Steps;

/// <summary>A named wait passed its limit; raised only if nobody asked it to stop.</summary>
public sealed class WaitTimedOutException : TimeoutException
{
    public WaitTimedOutException(
        string what, TimeSpan limit, bool withoutProgress, string? lastDetail, string? hint, Exception? innerException = null)
        : base(Describe(what, limit, withoutProgress, lastDetail), innerException)
    {
        What = what;
        Limit = limit;
        WithoutProgress = withoutProgress;
        LastDetail = lastDetail;
        Hint = hint;
    }

    /// <summary>The name of the wait.</summary>
    public string What { get; }

    /// <summary>The limit that was passed.</summary>
    public TimeSpan Limit { get; }

    /// <summary>Whether the limit counted the time without progress (or else all the time).</summary>
    public bool WithoutProgress { get; }

    /// <summary>What the last look saw.</summary>
    public string? LastDetail { get; }

    /// <summary>What to do about it.</summary>
    public string? Hint { get; }

    private static string Describe(string what, TimeSpan limit, bool withoutProgress, string? lastDetail) =>
        $"waited for {what}: {Durations.Text(limit)} {(withoutProgress ? "without progress" : "in all")}"
        + (lastDetail is null ? "" : $"; last seen: {lastDetail}");
}

namespace Undercast.Steps;

/// <summary>Why a step failed, with all that helps to cure it.</summary>
/// <param name="Reason">What went wrong: lower case, the values quoted.</param>
public sealed record Failure(string Reason)
{
    /// <summary>The machine it happened on.</summary>
    public string? Machine { get; init; }

    /// <summary>The command line (pasteable, secrets masked) or the request (method and URL).</summary>
    public string? Command { get; init; }

    /// <summary>The exit code or the HTTP status.</summary>
    public int? Status { get; init; }

    /// <summary>The last lines of the log that matters, oldest first.</summary>
    public IReadOnlyList<string> LogTail { get; init; } = [];

    /// <summary>The likely cause, where it is known.</summary>
    public string? Cause { get; init; }

    /// <summary>What to do about it.</summary>
    public string? Cure { get; init; }
}

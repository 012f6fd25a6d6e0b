namespace Undercast.Steps;

/// <summary>How a run ended.</summary>
public enum RunEnding
{
    /// <summary>Every step is done.</summary>
    Done,

    /// <summary>A step failed.</summary>
    Failed,

    /// <summary>The user stopped it.</summary>
    StoppedByUser,

    /// <summary>It passed its time limit.</summary>
    TimedOut,
}

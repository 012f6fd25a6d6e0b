namespace Undercast.Steps;

/// <summary>Why a run was asked to stop.</summary>
public enum StopCause
{
    /// <summary>It was not.</summary>
    None,

    /// <summary>Ctrl-C, or a signal to end.</summary>
    StoppedByUser,

    /// <summary>The run passed its time limit.</summary>
    TimedOut,
}

using System.Text.Json.Serialization;

namespace Undercast.Steps;

/// <summary>How a run ended.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<RunEnding>))]
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

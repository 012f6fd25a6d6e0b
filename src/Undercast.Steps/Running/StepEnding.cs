using System.Text.Json.Serialization;

namespace Undercast.Steps;

/// <summary>How a step's part in a run ended.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<StepEnding>))]
public enum StepEnding
{
    /// <summary>It ran and did its work.</summary>
    Done,

    /// <summary>There was nothing to do.</summary>
    AlreadyDone,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It was cut off while it ran or waited for its next turn.</summary>
    Stopped,

    /// <summary>It did not begin, because a step it needs did not get done or the run stopped before.</summary>
    NotReached,
}

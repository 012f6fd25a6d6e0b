using System.Text.Json.Serialization;

namespace Undercast.Steps;

/// <summary>Where a step stands.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<StepState>))]
public enum StepState
{
    /// <summary>Its turn has not come.</summary>
    Pending,

    /// <summary>It is asked whether it is already done.</summary>
    Checking,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It runs again after a delay.</summary>
    Delayed,

    /// <summary>It ran and did its work.</summary>
    Done,

    /// <summary>There was nothing to do.</summary>
    AlreadyDone,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It was cut off.</summary>
    Stopped,

    /// <summary>It did not begin.</summary>
    NotReached,
}

using System.Text.Json.Serialization;

namespace Undercast.Looking;

/// <summary>How a check came out.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckResult>))]
internal enum CheckResult
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>It may become a fault.</summary>
    Warning,

    /// <summary>It is a fault.</summary>
    Failed,

    /// <summary>It could not be looked at, or there is nothing yet to look at.</summary>
    Unknown,
}

/// <summary>One thing that the doctor looked at.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Result">How it came out.</param>
/// <param name="Evidence">What was seen.</param>
/// <param name="Cure">What to do; null where nothing is to be done.</param>
internal sealed record Check(string Name, CheckResult Result, string Evidence, string? Cure = null)
{
    public static Check Of(string name, bool well, string evidence, string cure) => new(name, well ? CheckResult.Ok : CheckResult.Failed, evidence, well ? null : cure);
}

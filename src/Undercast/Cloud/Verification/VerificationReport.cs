using System.Text.Json.Serialization;
using Undercast.Cloud.Tempest;
using Undercast.Steps;

namespace Undercast.Cloud.Verification;

/// <summary>What `verify` found: a row for each part.</summary>
internal sealed record VerificationReport(IReadOnlyList<VerifiedPart> Parts)
{
    public bool Passed => Parts.All(part => part.Ending is StepEnding.Done or StepEnding.AlreadyDone) && Tempest is not { Passed: false };

    public double Seconds { get; init; }

    /// <summary>What Tempest found, if it was asked.</summary>
    public TempestReport? Tempest { get; init; }
}

/// <summary>One part.</summary>
/// <param name="Name">What was tried.</param>
/// <param name="Ending">How it ended; not reached: something that it needs failed.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Seen">What was seen, in words.</param>
/// <param name="Failure">Why it failed.</param>
internal sealed record VerifiedPart(string Name, StepEnding Ending, double Seconds, string? Seen, Failure? Failure);

/// <summary>The report as people's scripts read it.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(VerificationReport))]
internal sealed partial class VerificationJson : JsonSerializerContext;

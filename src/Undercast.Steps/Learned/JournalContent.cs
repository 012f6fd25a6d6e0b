using System.Text.Json;

namespace Undercast.Steps;

/// <summary>The journal's file, field by field.</summary>
internal sealed record JournalContent
{
    /// <summary>What steps learned, by name.</summary>
    public Dictionary<string, JsonElement> Records { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Smoothed durations in seconds, by step.</summary>
    public Dictionary<string, double> Durations { get; init; } = new(StringComparer.Ordinal);
}

using System.Text.Json;

namespace Undercast.OpenStack.Heat;

/// <summary>An output of a stack.</summary>
public sealed record StackOutput
{
    public required string OutputKey { get; init; }

    public JsonElement OutputValue { get; init; }

    /// <summary>Why there is no value.</summary>
    public string? OutputError { get; init; }
}

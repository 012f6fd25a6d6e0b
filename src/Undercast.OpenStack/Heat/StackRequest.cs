using System.Text.Json.Nodes;

namespace Undercast.OpenStack.Heat;

/// <summary>What a stack should be.</summary>
public sealed record StackRequest
{
    public required string StackName { get; init; }

    /// <summary>The template as text, YAML or JSON.</summary>
    public required string Template { get; init; }

    /// <summary>The environment as text, YAML or JSON.</summary>
    public string? Environment { get; init; }

    /// <summary>The content of each file that the template or the environment names.</summary>
    public IReadOnlyDictionary<string, string>? Files { get; init; }

    public JsonObject? Parameters { get; init; }

    /// <summary>Minutes.</summary>
    public int? TimeoutMins { get; init; }

    /// <summary>Leave what was made when the creation fails, so that its cause can be seen.</summary>
    public bool DisableRollback { get; init; } = true;
}

using System.Text.Json.Nodes;

namespace Undercast.OpenStack.Mistral;

/// <summary>A run to start.</summary>
public sealed record ExecutionRequest
{
    public required string WorkflowName { get; init; }

    public JsonObject? Input { get; init; }

    public string? Description { get; init; }
}

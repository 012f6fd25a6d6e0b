using System.Text.Json.Nodes;

namespace Undercast.OpenStack.Mistral;

/// <summary>A run to start.</summary>
public sealed record ExecutionRequest
{
    /// <summary>Mistral starts no second run of one id: it answers with the first.</summary>
    public string Id { get; init; } = Guid.NewGuid().ToString();

    public required string WorkflowName { get; init; }

    public JsonObject? Input { get; init; }

    public string? Description { get; init; }
}

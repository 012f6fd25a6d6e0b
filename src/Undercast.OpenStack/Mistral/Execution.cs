using System.Text.Json;

namespace Undercast.OpenStack.Mistral;

/// <summary>One run of a workflow.</summary>
/// <seealso href="https://docs.openstack.org/mistral/latest/user/rest_api_v2.html#executions"/>
public sealed record Execution
{
    public required string Id { get; init; }

    public string? WorkflowName { get; init; }

    public string? Description { get; init; }

    /// <summary>One of <see cref="WorkflowState"/>.</summary>
    public string State { get; set; } = "";

    /// <summary>Why it failed.</summary>
    public string? StateInfo { get; init; }

    /// <summary>JSON in a text.</summary>
    public string? Output { get; init; }

    /// <summary>The output, read.</summary>
    public JsonElement OutputValue()
    {
        using var document = JsonDocument.Parse(Output ?? "{}");
        return document.RootElement.Clone();
    }
}

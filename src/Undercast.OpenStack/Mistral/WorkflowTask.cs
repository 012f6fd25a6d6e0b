namespace Undercast.OpenStack.Mistral;

/// <summary>One task of a run.</summary>
/// <seealso href="https://docs.openstack.org/mistral/latest/user/rest_api_v2.html#tasks"/>
public sealed record WorkflowTask
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>One of <see cref="WorkflowState"/>.</summary>
    public string State { get; set; } = "";

    public string? StateInfo { get; init; }

    /// <summary>JSON in a text; only when the task is asked for by itself.</summary>
    public string? Result { get; init; }
}

namespace Undercast.OpenStack.Mistral;

/// <summary>A workflow.</summary>
/// <seealso href="https://docs.openstack.org/mistral/latest/user/rest_api_v2.html"/>
public sealed record Workflow
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The YAML it was made from.</summary>
    public string? Definition { get; init; }
}

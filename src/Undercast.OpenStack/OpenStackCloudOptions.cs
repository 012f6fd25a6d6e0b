using Undercast.OpenStack.Http;

namespace Undercast.OpenStack;

/// <summary>Which of a cloud's endpoints are used, and how.</summary>
public sealed record OpenStackCloudOptions
{
    /// <summary><c>public</c>, <c>internal</c> or <c>admin</c> (OS_INTERFACE).</summary>
    public string Interface { get; init; } = "public";

    /// <summary>The region (OS_REGION_NAME); any when null.</summary>
    public string? Region { get; init; }

    public HttpOptions Http { get; init; } = new();
}

namespace Undercast.Services;

/// <summary>How it is seen that a service works.</summary>
/// <param name="Command">Run in its container; exit code 0 says that it works.</param>
internal sealed record HealthCheck(string Command)
{
    /// <summary>TCP port to which one of its processes keeps a connection once it works.</summary>
    public int? ConnectsTo { get; init; }

    /// <summary>URL that gets no error once it works.</summary>
    public string? Url { get; init; }
}

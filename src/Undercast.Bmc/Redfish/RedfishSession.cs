namespace Undercast.Bmc.Redfish;

/// <summary>A Redfish session. Its token is not kept, only the hash by which <see cref="SessionBook"/> finds it.</summary>
internal sealed class RedfishSession(string id, string tokenHash, Principal principal, string? client)
{
    public string Id { get; } = id;

    public string TokenHash { get; } = tokenHash;

    public Principal Principal { get; } = principal;

    public string? Client { get; } = client;

    /// <summary>In the clock's own ticks.</summary>
    public long LastUsed { get; set; }
}

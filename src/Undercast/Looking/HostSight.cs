namespace Undercast.Looking;

/// <summary>A host of the lab as it is now; sizes in MiB.</summary>
/// <param name="Now">Its clock.</param>
/// <param name="Addresses">IPv4 with prefix, by interface; loopback left out.</param>
/// <param name="Memory">Memory: all of it, and what is available.</param>
/// <param name="Disks">File systems that matter, by mount point.</param>
/// <param name="Bridges">Bridges, by name.</param>
/// <param name="Services">Containers that Undercast runs there.</param>
/// <param name="FailedUnits">systemd units that failed.</param>
/// <param name="Ports">TCP and UDP ports on which something listens.</param>
/// <param name="DroppingChains">nftables chains that drop what no rule lets in or through; empty if nobody asked.</param>
internal sealed record HostSight(
    DateTimeOffset Now,
    IReadOnlyDictionary<string, string> Addresses,
    Room Memory,
    IReadOnlyDictionary<string, Room> Disks,
    IReadOnlyDictionary<string, BridgeSight> Bridges,
    IReadOnlyList<ServiceSight> Services,
    IReadOnlyList<string> FailedUnits,
    IReadOnlyList<int> Ports,
    IReadOnlyList<string> DroppingChains);

/// <summary>How much of something there is, and how much is free; MiB.</summary>
internal sealed record Room(long TotalMiB, long FreeMiB);

/// <summary>A bridge. <paramref name="SpanningTree"/>: it would hold a booting machine's first packets for 30 seconds.</summary>
internal sealed record BridgeSight(bool Up, bool SpanningTree);

/// <summary>A service in its container.</summary>
/// <param name="Name">Of unit and container.</param>
/// <param name="State">systemd's word: <c>active</c>, <c>activating</c>, <c>failed</c>.</param>
/// <param name="Health">podman's word of its last look: <c>healthy</c>, <c>unhealthy</c>, <c>starting</c>; null: it never looked.</param>
internal sealed record ServiceSight(string Name, string State, string? Health)
{
    /// <summary>How often systemd had to start it again; null: nobody asked.</summary>
    public int? Restarts { get; init; }

    public bool IsWell => State == "active" && Health is null or "healthy" or "starting";
}

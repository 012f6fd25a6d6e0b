using Undercast.Services;
using Undercast.Services.Catalog;
using Undercast.Services.Secrets;

namespace Undercast.Tests.Services;

/// <summary>The three machines of an overcloud whose every secret is its own name.</summary>
internal static class TestOvercloud
{
    public static CloudContext Controller { get; } = Machine("controller-0", "192.168.24.10") with
    {
        ApiAddress = "192.168.24.5",
        VirtualAddress = "192.168.24.5",
        Tenant = new("eth1", "br-tenant", "172.16.0.10", 24),
        External = new("eth2", "br-ex", "10.0.0.10", 24) { VirtualAddresses = ["10.0.0.5"] },
    };

    /// <summary>The controllers of a cloud that has three.</summary>
    public static IReadOnlyList<CloudContext> ThreeControllers { get; } = [.. Enumerable.Range(0, 3).Select(number => Machine($"controller-{number}", $"192.168.24.1{number}") with
    {
        FoundationAddress = $"192.168.24.1{number}",
        Tenant = new("eth1", "br-tenant", $"172.16.0.1{number}", 24),
        External = new("eth2", "br-ex", $"10.0.0.1{number}", 24),
        Cluster = new([.. Enumerable.Range(0, 3).Select(member => new ClusterMember($"controller-{member}", $"192.168.24.1{member}"))]),
    })];

    public static CloudContext Compute { get; } = Machine("compute-0", "192.168.24.11") with { Tenant = new("eth1", "br-tenant", "172.16.0.11", 24) };

    public static CloudContext Ceph { get; } = Machine("ceph-0", "192.168.24.12");

    /// <summary>The two machines of a cluster of two.</summary>
    public static IReadOnlyList<CloudContext> TwoCephs { get; } =
        [.. new[] { Ceph, Machine("ceph-1", "192.168.24.13") }.Select(machine => machine with { Storage = new(["ceph-0", "ceph-1"], "192.168.24.12") })];

    private static CloudContext Machine(string name, string address) => new(
        CloudKind.Overcloud,
        name,
        new CloudSecrets(SecretName.For(OvercloudContext.Components).ToDictionary(secret => secret, secret => secret == CephKeys.FirstDiskId ? "11111111-2222-4333-8444-555555555500" : $"secret-{secret}")),
        new ServerCertificate("AUTHORITY\n", "SERVER\n"))
    {
        Image = "localhost/undercast/openstack:epoxy",
        FoundationAddress = "192.168.24.5",
        ApiAddress = address,
        InternalHost = "192.168.24.5",
        PublicHost = "10.0.0.5",
        ControlPlane = new("eth0", "52:54:00:01:02:03", address, 24, "192.168.24.254"),
        Storage = new(["ceph-0"], "192.168.24.12"),
        Components = OvercloudContext.Components,
    };
}

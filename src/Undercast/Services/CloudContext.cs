using Undercast.Services.Secrets;

namespace Undercast.Services;

/// <summary>What the definitions of services need to know of their cloud and their machine.</summary>
/// <param name="Cloud">Which of the two it is.</param>
/// <param name="Machine">The machine's host name.</param>
/// <param name="Secrets">Passwords and keys.</param>
/// <param name="Certificate">Of the public endpoints.</param>
internal sealed record CloudContext(CloudKind Cloud, string Machine, CloudSecrets Secrets, ServerCertificate Certificate)
{
    /// <summary>Image reference of every container.</summary>
    public required string Image { get; init; }

    /// <summary>Address for MariaDB, RabbitMQ and memcached: of their listeners and, where there is one of each, of their clients.</summary>
    public required string FoundationAddress { get; init; }

    /// <summary>Address on which this machine's APIs listen.</summary>
    public required string ApiAddress { get; init; }

    /// <summary>Host of internal endpoints: the API address itself, or the address that haproxy has for it.</summary>
    public required string InternalHost { get; init; }

    /// <summary>Host of public endpoints.</summary>
    public required string PublicHost { get; init; }

    /// <summary>The machine's NIC on the control plane.</summary>
    public required ControlPlaneLink ControlPlane { get; init; }

    /// <summary>An address that the machine has on the control plane beside its own.</summary>
    public string? VirtualAddress { get; init; }

    /// <summary>The controllers, if there are several; null on a machine whose cloud has one.</summary>
    public ControllerCluster? Cluster { get; init; }

    /// <summary>The overcloud's storage.</summary>
    public StorageCluster? Storage { get; init; }

    /// <summary>The machine's connection to the tenants' network, where the tunnels end.</summary>
    public NetworkLink? Tenant { get; init; }

    /// <summary>Its connection to the external network, if it is a gateway.</summary>
    public NetworkLink? External { get; init; }

    /// <summary>Keystone's region of that name comes with the databases (make-databases).</summary>
    public string Region { get; init; } = "regionOne";

    /// <summary>All components of this cloud, whichever machine has them: the owners of databases and users.</summary>
    public IReadOnlyList<Component> Components { get; init; } = [];

    /// <summary>Where MariaDB's clients find it: of several, haproxy's choice.</summary>
    public string DatabaseHost => Cluster is null ? FoundationAddress : InternalHost;

    /// <summary>Where clients find RabbitMQ, memcached and OVN's databases: all that there are.</summary>
    public IReadOnlyList<string> FoundationHosts => Cluster?.Addresses ?? [FoundationAddress];

    /// <summary>True on the controller that does what a cloud needs once.</summary>
    public bool IsFirstController => Cluster is null || Cluster.IsFirst(Machine);

    public string IdentityUrl => $"http://{InternalHost}:5000";
}

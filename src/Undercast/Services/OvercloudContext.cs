using System.Net;
using Undercast.LabFile;
using Undercast.Services.Catalog;
using Undercast.Services.Roles;
using Undercast.Services.Secrets;

namespace Undercast.Services;

/// <summary>A machine of the overcloud as the lab's files want it.</summary>
internal static class OvercloudContext
{
    public static IReadOnlyList<Component> Components { get; } = ServiceCatalog.Components(OvercloudRoles.All);

    /// <param name="lab">The lab.</param>
    /// <param name="machine">The machine.</param>
    /// <param name="addresses">Address on the control plane, by name of machine: Neutron gave them, so the lab's files do not say them.</param>
    /// <param name="image">Image reference of the services' container image.</param>
    /// <param name="secrets">At least those that <see cref="SecretName.For"/> names for <see cref="Components"/>.</param>
    /// <param name="certificate">For <see cref="Hosts"/>.</param>
    public static CloudContext Of(
        Lab lab, LabMachine machine, IReadOnlyDictionary<string, string> addresses, string image, CloudSecrets secrets, ServerCertificate certificate)
    {
        var networks = lab.Networks;
        var nic = machine.Nics.First(n => n.Network.Name == networks.ControlPlane.Link.Name);
        var own = addresses[machine.Name];
        var internalVip = networks.ControlPlane.OvercloudVip.ToString();
        var controls = machine.Role == MachineRole.Controller;
        var members = lab.Machines.Where(m => m.Role == MachineRole.Controller).Select(m => new ClusterMember(m.Name, addresses[m.Name])).ToList();
        var cluster = members.Count > 1 ? new ControllerCluster(members) : null;
        // What only one Controller has is where everyone looks for it, whatever address Neutron gave the machine. Several listen on their own, and haproxy for all.
        var alone = controls && cluster is null;
        var storage = lab.Machines.Where(m => m.Role == MachineRole.Ceph).Select(m => m.Name).ToList();
        return new(CloudKind.Overcloud, machine.Name, secrets, certificate)
        {
            Image = image,
            FoundationAddress = controls && cluster is not null ? own : internalVip,
            ApiAddress = alone ? internalVip : own,
            InternalHost = internalVip,
            PublicHost = networks.External.PublicVip.ToString(),
            ControlPlane = new(nic.Name, nic.Mac, own, networks.ControlPlane.Link.Cidr.PrefixLength, networks.ControlPlane.Link.Hypervisor?.ToString() ?? own),
            VirtualAddress = alone ? internalVip : null,
            Cluster = cluster,
            Storage = new(storage, addresses[storage[0]]),
            Tenant = Link(machine, networks.Tenant.Link, "br-tenant"),
            External = controls ? Link(machine, networks.External.Link, "br-ex", alone ? [networks.External.PublicVip] : []) : null,
            Components = Components,
        };
    }

    /// <summary>The role of a machine.</summary>
    public static ServiceRole Role(Lab lab, LabMachine machine) => machine.Role switch
    {
        MachineRole.Ceph when machine.Name != lab.Machines.First(m => m.Role == MachineRole.Ceph).Name => CephStorageRole.Further,
        MachineRole.Controller when lab.Machines.Count(m => m.Role == MachineRole.Controller) > 1 => ControllerRole.OneOfSeveral,
        _ => RoleOf(machine.Role),
    };

    /// <summary>The services of a role whose machine is the only one, and of every compute machine.</summary>
    public static ServiceRole RoleOf(MachineRole role) => role switch
    {
        MachineRole.Controller => ControllerRole.Role,
        MachineRole.Compute => ComputeRole.Role,
        MachineRole.Ceph => CephStorageRole.Role,
        MachineRole.Undercloud => UndercloudRole.Role,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "no such role"),
    };

    /// <summary>Names and addresses for which the certificate must hold.</summary>
    public static IReadOnlyList<string> Hosts(Lab lab) =>
        [lab.Networks.External.PublicVip.ToString(), .. lab.Machines.Where(m => m.Role == MachineRole.Controller).Select(m => m.Name)];

    private static NetworkLink? Link(LabMachine machine, LabNetwork network, string bridge, params IPAddress[] virtualAddresses) =>
        machine.Nics.FirstOrDefault(n => n.Network.Name == network.Name) is { Address: { } address } nic
            ? new(nic.Name, bridge, address.ToString(), network.Cidr.PrefixLength) { VirtualAddresses = [.. virtualAddresses.Select(a => a.ToString())] }
            : null;
}

using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Undercast.LabFile;

/// <summary>
/// From groups to machines. Nothing of a machine depends on how many others there are: adding one leaves the names, UUIDs, MACs and addresses
/// of the rest as they were. (Two MACs that meet are told apart in the machines' order; of 16.7 million that is rare.)
/// </summary>
internal static class Expansion
{
    /// <summary>Controllers take a network's machine addresses from its first on, computes from this offset on.</summary>
    internal const int MostControllers = 10;

    /// <summary>The machine that each entry comes to: its name, its number in its group, its number in its role.</summary>
    public static IEnumerable<(MachineGroup Group, string Name, int InGroup, int InRole)> Names(IEnumerable<MachineGroup> groups)
    {
        foreach (var role in groups.GroupBy(group => group.Role))
        {
            var word = Words.Roles.WordFor(role.Key);
            var (inRole, unnamed) = (0, 0);
            foreach (var group in role)
            {
                for (var inGroup = 0; inGroup < group.Count; inGroup++)
                {
                    yield return (group, group.Name ?? $"{word}-{unnamed++}", inGroup, inRole++);
                }
            }
        }
    }

    public static IReadOnlyList<LabMachine> Machines(string lab, LabNetworks networks, IReadOnlyList<MachineGroup> groups)
    {
        var macs = new HashSet<string>(StringComparer.Ordinal);
        return [.. Names(groups).Select(each => Machine(each.Group, each.Name, each.InGroup, each.InRole))];

        LabMachine Machine(MachineGroup group, string name, int inGroup, int inRole)
        {
            BootPath? boot = group.Boots.Count == 0 ? null : group.Boots[inGroup % group.Boots.Count];
            return new LabMachine(
                name, group.Role, Uuid(lab, name), group.Cpus, group.MemoryMiB, group.DisksGiB, Nics(group.Role, name, inRole),
                Address(group.Role, inRole), boot,
                group.Firmware ?? (boot == BootPath.RedfishUefi ? LabFirmware.Uefi : LabFirmware.Bios),
                group.Kind ?? (boot is BootPath.IpmiPxe or BootPath.RedfishUefi ? KindOverride.Libvirt : null),
                group.Field);
        }

        IPAddress Address(MachineRole role, int inRole) => role == MachineRole.Undercloud
            ? networks.ControlPlane.Undercloud
            : NodeAddresses.Of(networks.ControlPlane.Provisioning, role, inRole);

        IReadOnlyList<LabNic> Nics(MachineRole role, string name, int inRole) =>
            [.. Links(networks, role, inRole).Select((link, index) => new LabNic($"eth{index}", link.Network, Mac(name, link.Network.Name), link.Address))];

        string Mac(string machine, string network)
        {
            var attempt = 0;
            string mac;
            do
            {
                mac = MacAddress.Of(lab, machine, network, attempt++);
            }
            while (!macs.Add(mac));

            return mac;
        }
    }

    private static IReadOnlyList<(LabNetwork Network, IPAddress? Address)> Links(LabNetworks networks, MachineRole role, int inRole)
    {
        var (control, external, tenant) = (networks.ControlPlane, networks.External, networks.Tenant);
        var offset = role == MachineRole.Compute ? MostControllers + inRole : inRole;
        return role switch
        {
            MachineRole.Undercloud => [(control.Link, control.Undercloud), (external.Link, external.Undercloud)],
            MachineRole.Ceph => [(control.Link, null)],
            _ => [(control.Link, null), (tenant.Link, tenant.Machines[offset]), (external.Link, external.Machines[offset])],
        };
    }

    // RFC 9562, 5.8: version 8 is for UUIDs that are made in a way of one's own.
    private static Guid Uuid(string lab, string machine)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{lab}/{machine}"));
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}

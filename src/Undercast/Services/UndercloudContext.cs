using Undercast.LabFile;
using Undercast.Services.Catalog;
using Undercast.Services.Roles;
using Undercast.Services.Secrets;

namespace Undercast.Services;

/// <summary>The undercloud as the lab's files want it.</summary>
internal static class UndercloudContext
{
    /// <summary>Everything is on one machine, and talks to itself.</summary>
    private const string Loopback = "127.0.0.1";

    public static IReadOnlyList<Component> Components { get; } = ServiceCatalog.Components(UndercloudRole.Role);

    /// <param name="lab">The lab.</param>
    /// <param name="image">Image reference of the services' container image.</param>
    /// <param name="secrets">At least those that <see cref="SecretName.For"/> names for <see cref="Components"/>.</param>
    /// <param name="certificate">For <see cref="Hosts"/>.</param>
    public static CloudContext Of(Lab lab, string image, CloudSecrets secrets, ServerCertificate certificate)
    {
        var machine = lab.Topology.Undercloud;
        var network = lab.Networks.ControlPlane;
        var nic = machine.Nics.First(n => n.Network.Name == network.Link.Name);
        var address = network.Undercloud.ToString();
        return new(CloudKind.Undercloud, machine.Name, secrets, certificate)
        {
            Image = image,
            FoundationAddress = Loopback,
            ApiAddress = address,
            InternalHost = address,
            PublicHost = address,
            ControlPlane = new(nic.Name, nic.Mac, address, network.Link.Cidr.PrefixLength, network.Link.Hypervisor?.ToString() ?? address),
            Components = Components,
        };
    }

    /// <summary>Names and addresses for which the certificate must hold.</summary>
    public static IReadOnlyList<string> Hosts(Lab lab) =>
        [lab.Topology.Undercloud.Name, lab.Networks.ControlPlane.Undercloud.ToString(), lab.Networks.External.Undercloud.ToString()];
}

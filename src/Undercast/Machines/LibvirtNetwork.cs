using System.Xml.Linq;

namespace Undercast.Machines;

/// <summary>A network of the lab as the Hypervisor makes it: <paramref name="Address"/> is the Hypervisor's on it, with prefix (`10.0.0.1/24`), or null.</summary>
internal sealed record NetworkDefinition(string Lab, string Name, string Bridge, string? Address);

/// <summary>A lab network's libvirt XML: a bridge without spanning tree (which would hold a booting machine's first packets), DHCP or filtering.</summary>
internal static class LibvirtNetwork
{
    public static XElement Render(NetworkDefinition network)
    {
        var address = network.Address?.Split('/');
        return new XElement("network",
            new XElement("name", network.Name),
            new XElement("metadata", LibvirtDomain.MarkOf(network.Lab)),
            new XElement("forward", new XAttribute("mode", "open")),
            new XElement("bridge", new XAttribute("name", network.Bridge), new XAttribute("stp", "off"), new XAttribute("delay", "0")),
            address is [var ip, var prefix] ? new XElement("ip", new XAttribute("address", ip), new XAttribute("prefix", prefix)) : null);
    }
}

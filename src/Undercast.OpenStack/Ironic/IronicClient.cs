using Undercast.OpenStack.Http;
using Undercast.OpenStack.Resources;

namespace Undercast.OpenStack.Ironic;

/// <summary>Ironic: bare-metal nodes.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/baremetal/"/>
public sealed class IronicClient
{
    /// <summary>Ironic 29 (2025.1).</summary>
    public const string DefaultMicroversion = "1.95";

    /// <param name="endpoint">The service's root, <c>/v1</c>.</param>
    /// <param name="microversion">The version of the API to speak; Ironic answers 406 to one that it does not know.</param>
    public IronicClient(RestEndpoint endpoint, string microversion = DefaultMicroversion)
    {
        var versioned = endpoint.With("X-OpenStack-Ironic-API-Version", microversion);
        Nodes = new(versioned);
        Ports = new(
            versioned,
            new("/ports", "port", "ports", IronicJson.Default.Port, it => it.Uuid, it => it.Address)
            {
                Bare = true,
                Detail = "/detail",
                ByName = address => Query.Where("address", address),
                UpdateForm = UpdateForm.JsonPatch,
            },
            IronicJson.Default.PortRequest);
        Drivers = new(
            versioned,
            new("/drivers", "driver", "drivers", IronicJson.Default.Driver, it => it.Name, it => it.Name) { Bare = true, NameInPath = true });
        Conductors = new(
            versioned,
            new("/conductors", "conductor", "conductors", IronicJson.Default.Conductor, it => it.Hostname, it => it.Hostname)
            {
                Bare = true,
                NameInPath = true,
            });
    }

    public Nodes Nodes { get; }

    /// <summary>NICs; their name is their MAC. <c>ListAsync(Query.Where("node", id))</c> gives those of one node.</summary>
    public MutableResource<Port, PortRequest> Ports { get; }

    public ReadResource<Driver> Drivers { get; }

    public ReadResource<Conductor> Conductors { get; }
}

using Undercast.OpenStack.Http;
using Undercast.OpenStack.Resources;

namespace Undercast.OpenStack.Nova;

/// <summary>Nova: servers.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/compute/"/>
public sealed class NovaClient
{
    /// <summary>The newest that Zed and 2025.1 both speak.</summary>
    public const string DefaultMicroversion = "2.93";

    /// <param name="endpoint">The service's root, <c>/v2.1</c>.</param>
    /// <param name="microversion">The version of the API to speak.</param>
    public NovaClient(RestEndpoint endpoint, string microversion = DefaultMicroversion)
    {
        var versioned = endpoint.With("OpenStack-API-Version", $"compute {microversion}");
        Flavors = new(versioned);
        Servers = new(versioned);
        KeyPairs = new(
            versioned,
            new("/os-keypairs", "keypair", "keypairs", NovaJson.Default.KeyPair, it => it.Name, it => it.Name)
            {
                NameInPath = true,
                ItemField = "keypair",
            },
            NovaJson.Default.KeyPairRequest);
        Daemons = new(versioned);
        Hypervisors = new(
            versioned,
            new("/os-hypervisors", "hypervisor", "hypervisors", NovaJson.Default.Hypervisor, it => it.Id, it => it.HypervisorHostname)
            {
                Detail = "/detail",
                // The filter answers 404 when nothing matches.
                ByName = null,
            });
        Quotas = new(versioned);
    }

    public Flavors Flavors { get; }

    public Servers Servers { get; }

    public ImmutableResource<KeyPair, KeyPairRequest> KeyPairs { get; }

    public ComputeDaemons Daemons { get; }

    public ReadResource<Hypervisor> Hypervisors { get; }

    public ComputeQuotas Quotas { get; }
}

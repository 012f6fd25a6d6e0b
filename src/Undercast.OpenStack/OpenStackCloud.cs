using Undercast.OpenStack.Cinder;
using Undercast.OpenStack.Glance;
using Undercast.OpenStack.Heat;
using Undercast.OpenStack.Http;
using Undercast.OpenStack.Ironic;
using Undercast.OpenStack.Keystone;
using Undercast.OpenStack.Manila;
using Undercast.OpenStack.Mistral;
using Undercast.OpenStack.Neutron;
using Undercast.OpenStack.Nova;
using Undercast.OpenStack.Placement;
using Undercast.OpenStack.Swift;

namespace Undercast.OpenStack;

/// <summary>One cloud, seen by one user: all its services, found in its catalog. Making it asks nothing; the first request does.</summary>
public sealed class OpenStackCloud : IDisposable
{
    private readonly KeystoneSession _session;
    private readonly HttpPipeline _pipeline;
    private readonly OpenStackCloudOptions _options;

    public OpenStackCloud(PasswordCredentials credentials, OpenStackCloudOptions options)
    {
        _options = options;
        _session = new(credentials, options.Http);
        _pipeline = new(options.Http, _session);
        // Not out of the catalog: it has to be there before there is one.
        Identity = new(_pipeline.At(VersionedRoot.Of(credentials.AuthUrl, "v3")));
        Image = new(At("v2", "image"));
        Network = new(At("v2.0", "network"));
        Compute = new(At("v2.1", "compute"));
        BareMetal = new(At("v1", "baremetal"));
        Placement = new(At(null, "placement"));
        Orchestration = new(At("v1", "orchestration"));
        Workflow = new(At("v2", "workflowv2", "workflow"));
        BlockStorage = new(At("v3", "volumev3", "block-storage"));
        SharedFileSystem = new(At("v2", "sharev2", "shared-file-system"));
        ObjectStore = new(At(null, "object-store"));
    }

    public KeystoneClient Identity { get; }

    public GlanceClient Image { get; }

    public NeutronClient Network { get; }

    public NovaClient Compute { get; }

    public IronicClient BareMetal { get; }

    public PlacementClient Placement { get; }

    public HeatClient Orchestration { get; }

    public MistralClient Workflow { get; }

    public CinderClient BlockStorage { get; }

    public ManilaClient SharedFileSystem { get; }

    public SwiftClient ObjectStore { get; }

    /// <summary>What the present token says: the project, the roles, the catalog.</summary>
    public Task<Token> TokenAsync(CancellationToken cancel) => _session.TokenAsync(cancel);

    public void Dispose()
    {
        _pipeline.Dispose();
        _session.Dispose();
    }

    private RestEndpoint At(string? version, params string[] types) => _pipeline.At(async cancel =>
    {
        var root = await _session.EndpointAsync(types, _options.Interface, _options.Region, cancel);
        return version is null ? root : VersionedRoot.Of(root, version);
    });
}

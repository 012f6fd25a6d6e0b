using Undercast.OpenStack.Http;
using Undercast.OpenStack.Resources;

namespace Undercast.OpenStack.Manila;

/// <summary>Manila: shared file systems.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/shared-file-system/"/>
public sealed class ManilaClient
{
    /// <summary>The newest that Zed and 2025.1 both speak.</summary>
    public const string DefaultMicroversion = "2.75";

    /// <param name="endpoint">The service's root, <c>/v2</c>.</param>
    /// <param name="microversion">The version of the API to speak.</param>
    public ManilaClient(RestEndpoint endpoint, string microversion = DefaultMicroversion)
    {
        var versioned = endpoint.With("X-OpenStack-Manila-API-Version", microversion);
        Shares = new(versioned);
        Types = new(
            versioned,
            new("/types", "share_type", "share_types", ManilaJson.Default.ShareType, it => it.Id, it => it.Name)
            {
                // Without it an administrator is shown the public ones alone.
                ByName = _ => Query.Where("is_public", "all"),
            },
            ManilaJson.Default.ShareTypeRequest);
        Daemons = new(versioned);
    }

    public Shares Shares { get; }

    public ImmutableResource<ShareType, ShareTypeRequest> Types { get; }

    public ShareDaemons Daemons { get; }
}

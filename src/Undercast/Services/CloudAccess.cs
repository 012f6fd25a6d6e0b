using Undercast.OpenStack;
using Undercast.OpenStack.Http;
using Undercast.OpenStack.Keystone;
using Undercast.Services.Secrets;

namespace Undercast.Services;

/// <summary>How an agent enters a cloud as its administrator. Travels over ssh only, and is never shown.</summary>
/// <param name="AuthUrl">Keystone, with scheme and port.</param>
/// <param name="Password">The administrator's.</param>
/// <param name="Interface">Which endpoints of the catalog are used: <c>internal</c> or <c>public</c>.</param>
/// <param name="AuthorityPem">The certificate to trust; null where nothing is encrypted.</param>
internal sealed record CloudAccess(string AuthUrl, string Password, string Interface, string? AuthorityPem)
{
    /// <summary>By the internal endpoints: plain HTTP, for machines on the control plane.</summary>
    public static CloudAccess Internal(CloudContext cloud) => new(cloud.IdentityUrl, cloud.Secrets[SecretName.Admin], "internal", null);

    /// <summary>As users enter it: TLS, the public endpoints.</summary>
    public static CloudAccess Public(CloudContext cloud) => new(
        ClientFiles.PublicIdentityUrl(cloud), cloud.Secrets[SecretName.Admin], "public", cloud.Certificate.AuthorityPem);

    public OpenStackCloud Open() => new(
        new PasswordCredentials { AuthUrl = new Uri(AuthUrl), Username = "admin", Password = Password, ProjectName = "admin" },
        new OpenStackCloudOptions { Interface = Interface, Http = new HttpOptions { AuthorityPem = AuthorityPem } });

    public override string ToString() => AuthUrl;
}

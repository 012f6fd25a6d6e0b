using Undercast.OpenStack;
using Undercast.OpenStack.Keystone;
using Undercast.Services;
using Undercast.Services.Secrets;

namespace Undercast.Undercloud;

/// <summary>How an agent enters a cloud as its administrator. Travels over ssh only, and is never shown.</summary>
internal sealed record CloudAccess(string AuthUrl, string Password)
{
    public static CloudAccess To(CloudContext cloud) => new(cloud.IdentityUrl, cloud.Secrets[SecretName.Admin]);

    public OpenStackCloud Open() => new(
        new PasswordCredentials { AuthUrl = new Uri(AuthUrl), Username = "admin", Password = Password, ProjectName = "admin" },
        new OpenStackCloudOptions { Interface = "internal" });

    public override string ToString() => AuthUrl;
}

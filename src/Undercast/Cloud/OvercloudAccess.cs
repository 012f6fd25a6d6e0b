using Undercast.OpenStack;
using Undercast.OpenStack.Http;
using Undercast.OpenStack.Keystone;
using Undercast.Services;
using Undercast.Services.Secrets;

namespace Undercast.Cloud;

/// <summary>How an agent enters the overcloud as its administrator, by the public API that its users have. Travels over ssh only, and is never shown.</summary>
internal sealed record OvercloudAccess(string AuthUrl, string Password, string AuthorityPem)
{
    public static OvercloudAccess To(LabSession lab)
    {
        var store = new SecretStore(lab.Paths.Work, lab.Clock);
        return new(
            $"https://{lab.Lab.Networks.External.PublicVip}:{Services.Catalog.Keystone.Component.Identity!.PublicPort}",
            store.Cloud(CloudKind.Overcloud, OvercloudContext.Components)[SecretName.Admin],
            store.Authority(lab.Lab.Name).CertificatePem);
    }

    public OpenStackCloud Open() => new(
        new PasswordCredentials { AuthUrl = new Uri(AuthUrl), Username = "admin", Password = Password, ProjectName = "admin" },
        new OpenStackCloudOptions { Http = new HttpOptions { CaPem = AuthorityPem } });

    public override string ToString() => AuthUrl;
}

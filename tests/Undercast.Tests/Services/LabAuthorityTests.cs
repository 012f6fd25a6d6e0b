using System.Security.Cryptography.X509Certificates;
using Undercast.Services;
using Undercast.Services.Secrets;
using Undercast.Tests.Hosts;

namespace Undercast.Tests.Services;

public sealed class LabAuthorityTests
{
    [Fact]
    public void A_client_that_trusts_the_authority_trusts_the_server()
    {
        var authority = LabAuthority.Create("lab", TimeProvider.System);
        var issued = authority.Issue("undercloud-0", ["192.168.24.1"], TimeProvider.System);
        using var root = X509Certificate2.CreateFromPem(issued.AuthorityPem);
        using var server = X509Certificate2.CreateFromPem(issued.ServerPem, issued.ServerPem);
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;

        Assert.True(chain.Build(server));
        Assert.True(server.HasPrivateKey);
        Assert.True(issued.Covers(["192.168.24.1", "undercloud-0"]));
        Assert.False(issued.Covers(["192.168.24.2"]));
    }

    [Fact]
    public void What_the_store_made_is_kept_and_is_its_owners_alone()
    {
        using var folder = new TemporaryFolder();
        var store = new SecretStore(folder.Root, TimeProvider.System);
        var secrets = store.Cloud(CloudKind.Undercloud, UndercloudContext.Components);
        var authority = store.Authority("lab");
        var certificate = store.Certificate(CloudKind.Undercloud, authority, "undercloud-0", ["192.168.24.1"]);
        var again = new SecretStore(folder.Root, TimeProvider.System);

        Assert.Equal(secrets.Values, again.Cloud(CloudKind.Undercloud, UndercloudContext.Components).Values);
        Assert.Equal(authority, again.Authority("lab"));
        Assert.Equal(certificate, again.Certificate(CloudKind.Undercloud, authority, "undercloud-0", ["192.168.24.1"]));
        Assert.All(Directory.EnumerateFiles(folder.Root), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }
}

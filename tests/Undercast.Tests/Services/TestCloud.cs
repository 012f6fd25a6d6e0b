using Undercast.Services;
using Undercast.Services.Secrets;

namespace Undercast.Tests.Services;

/// <summary>An undercloud whose every secret is its own name.</summary>
internal static class TestCloud
{
    public static CloudContext Undercloud { get; } = new(
        CloudKind.Undercloud,
        "undercloud-0",
        new CloudSecrets(SecretName.For(UndercloudContext.Components).ToDictionary(name => name, name => $"secret-{name}")),
        new ServerCertificate("AUTHORITY\n", "SERVER\n"))
    {
        Image = "localhost/undercast/openstack:epoxy",
        FoundationAddress = "127.0.0.1",
        ApiAddress = "192.168.24.1",
        InternalHost = "192.168.24.1",
        PublicHost = "192.168.24.1",
        ControlPlane = new("eth0", "52:54:00:01:02:03", "192.168.24.1", 24, "192.168.24.254"),
        Components = UndercloudContext.Components,
    };
}

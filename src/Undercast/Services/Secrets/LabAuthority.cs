using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Undercast.Services.Secrets;

/// <summary>The lab's certificate authority: signs the public endpoints of both clouds. Its key never leaves the Orchestrator.</summary>
/// <param name="CertificatePem">What clients trust.</param>
/// <param name="KeyPem">PKCS #8.</param>
internal sealed record LabAuthority(string CertificatePem, string KeyPem)
{
    // A lab is made anew long before that; an expired certificate would be a riddle.
    private static readonly TimeSpan Life = TimeSpan.FromDays(3650);

    // A machine's clock may be behind.
    private static readonly TimeSpan Slack = TimeSpan.FromDays(1);

    public static LabAuthority Create(string lab, TimeProvider clock)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=Undercast lab {lab}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var now = clock.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now - Slack, now + Life);
        return new(certificate.ExportCertificatePem() + "\n", key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    /// <summary>A server's certificate for its names and addresses.</summary>
    public ServerCertificate Issue(string machine, IReadOnlyList<string> hosts, TimeProvider clock)
    {
        using var authority = X509Certificate2.CreateFromPem(CertificatePem, KeyPem);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={machine}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in hosts.Prepend(machine).Distinct())
        {
            if (IPAddress.TryParse(host, out var address))
            {
                names.AddIpAddress(address);
            }
            else
            {
                names.AddDnsName(host);
            }
        }

        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false));
        var now = clock.GetUtcNow();
        var end = authority.NotAfter.ToUniversalTime() is var last && now + Life < last ? now + Life : last;
        using var certificate = request.Create(authority, now - Slack + TimeSpan.FromMinutes(1), end, RandomNumberGenerator.GetBytes(16));
        return new(CertificatePem, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n");
    }
}

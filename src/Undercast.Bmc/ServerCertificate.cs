using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Undercast.Bmc;

/// <summary>Makes the certificate of a BMC that was given none: P-256, because a handshake with it costs a tenth of RSA's.</summary>
public static class ServerCertificate
{
    /// <summary>A self-signed certificate with its key, for the addresses and names given; valid ten years from an hour ago.</summary>
    public static X509Certificate2 Create(TimeProvider clock, params IReadOnlyList<string> names)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Undercast virtual BMC", key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        alternatives.AddDnsName("localhost");
        foreach (var name in names)
        {
            if (IPAddress.TryParse(name, out var address))
            {
                alternatives.AddIpAddress(address);
            }
            else
            {
                alternatives.AddDnsName(name);
            }
        }

        request.CertificateExtensions.Add(alternatives.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        var now = clock.GetUtcNow();
        return request.CreateSelfSigned(now.AddHours(-1), now.AddYears(10));
    }
}

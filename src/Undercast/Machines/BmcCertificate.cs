using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Undercast.Bmc;

namespace Undercast.Machines;

/// <summary>The daemon's certificate: made once for an address, so that clients which pinned it still know it after a restart.</summary>
internal static class BmcCertificate
{
    public static X509Certificate2 Load(IPAddress address, TimeProvider clock)
    {
        var file = Path.Combine(FileNames.BmcCertificates, $"{address}.pem");
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(FileNames.BmcCertificates);
            using var fresh = ServerCertificate.Create(clock, address.ToString());
            using var key = fresh.GetECDsaPrivateKey()!;
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
            using (var writer = new StreamWriter(file + ".partial", options))
            {
                writer.WriteLine(fresh.ExportCertificatePem());
                writer.WriteLine(key.ExportPkcs8PrivateKeyPem());
            }

            File.Move(file + ".partial", file, overwrite: true);
        }

        return X509Certificate2.CreateFromPemFile(file, file);
    }

    /// <summary>The Redfish service's identity, which must outlast restarts as well.</summary>
    public static Guid Identity(X509Certificate2 certificate) => new(SHA256.HashData(certificate.RawData).AsSpan(0, 16));
}

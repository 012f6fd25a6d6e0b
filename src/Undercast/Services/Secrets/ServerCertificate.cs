using System.Security.Cryptography.X509Certificates;

namespace Undercast.Services.Secrets;

/// <summary>What proves a server to its clients.</summary>
/// <param name="AuthorityPem">The certificate that clients trust.</param>
/// <param name="ServerPem">The server's certificate and private key, as haproxy wants them: in one file.</param>
internal sealed record ServerCertificate(string AuthorityPem, string ServerPem)
{
    /// <summary>True if it is for all of these names and addresses.</summary>
    public bool Covers(IReadOnlyList<string> hosts)
    {
        using var certificate = X509Certificate2.CreateFromPem(ServerPem);
        return hosts.All(host => certificate.MatchesHostname(host, allowWildcards: false, allowCommonName: false));
    }

    // Records print themselves in messages; the key stays out.
    public override string ToString() => "a server's certificate and key";
}

namespace Undercast.Services.Secrets;

/// <summary>What proves a server to its clients.</summary>
/// <param name="AuthorityPem">The certificate that clients trust.</param>
/// <param name="ServerPem">The server's certificate and private key, as haproxy wants them: in one file.</param>
internal sealed record ServerCertificate(string AuthorityPem, string ServerPem);

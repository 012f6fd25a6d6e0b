using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;

namespace Undercast.Bmc.Redfish.Resources;

/// <summary>Certificates trusted for the server of an image, beside the system's own.</summary>
internal static class MediaCertificates
{
    private const int MostCertificates = 16;

    public static Task<Reply> List(Request request)
    {
        request.Need<IVirtualMedia>();
        return Task.FromResult<Reply>(Json.Collection(Path(request), "Certificate", "Certificates for image servers",
            request.Node.MediaAuthorities.Keys.Select(id => $"{Path(request)}/{id}")));
    }

    public static Task<Reply> Get(Request request) => Task.FromResult<Reply>(Body(request, Id(request)));

    public static Task<Reply> Add(Request request)
    {
        string? pem = null;
        foreach (var property in request.Body.Given)
        {
            switch (property.Name)
            {
                case "CertificateString": pem = property.Text; break;
                case "CertificateType" when property.Text == "PEM": break;
                case "CertificateType": throw new Refusal(400, PropertyMessages.NotInList(property.Name, property.Text));
                default: throw property.NotWritable(null);
            }
        }

        if (pem is null)
        {
            throw new Refusal(400, PropertyMessages.Missing("CertificateString"));
        }

        try
        {
            using var certificate = X509Certificate2.CreateFromPem(pem);
            var authorities = request.Node.MediaAuthorities;
            if (authorities.Count >= MostCertificates)
            {
                throw new Refusal(400, PropertyMessages.NotInList("CertificateString", "more than 16 certificates"));
            }

            var id = certificate.Thumbprint.ToLowerInvariant()[..16];
            authorities[id] = certificate.ExportCertificatePem();
            return Task.FromResult(new Reply(201, Body(request, id)) { Location = $"{Path(request)}/{id}" });
        }
        catch (CryptographicException)
        {
            throw new Refusal(400, PropertyMessages.WrongFormat("CertificateString", "not a PEM certificate"));
        }
    }

    public static Task<Reply> Delete(Request request)
    {
        request.Node.MediaAuthorities.Remove(Id(request));
        return Task.FromResult(Reply.Empty);
    }

    private static string Path(Request request) => $"{VirtualMedia.Path(request)}/Certificates";

    private static string Id(Request request) => request.Node.MediaAuthorities.ContainsKey(request.Parameters["part"])
        ? request.Parameters["part"]
        : throw request.NotFound();

    private static JsonObject Body(Request request, string id)
    {
        using var certificate = X509Certificate2.CreateFromPem(request.Node.MediaAuthorities[id]);
        var body = Json.Resource($"{Path(request)}/{id}", Schemas.Certificate, id, certificate.Subject);
        body["CertificateString"] = request.Node.MediaAuthorities[id];
        body["CertificateType"] = "PEM";
        body["ValidNotBefore"] = certificate.NotBefore.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture);
        body["ValidNotAfter"] = certificate.NotAfter.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture);
        return body;
    }
}

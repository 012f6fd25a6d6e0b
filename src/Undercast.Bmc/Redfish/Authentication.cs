using System.Text;
using Microsoft.AspNetCore.Http;

namespace Undercast.Bmc.Redfish;

/// <summary>Basic credentials or a session's token (DSP0266, 13.3); the token goes first.</summary>
internal sealed class Authentication(RedfishState service)
{
    /// <summary>Who asks; null if nobody says, and it is not required.</summary>
    public Principal? Find(HttpRequest request, bool required)
    {
        var token = request.Headers["X-Auth-Token"];
        if (token.Count > 0)
        {
            return service.Sessions.Use(token.ToString())?.Principal ?? (required ? throw Unauthorized() : null);
        }

        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
        {
            var (user, password) = Decode(header[6..]);
            return service.Accounts.Find(user, password) ?? (required ? throw Unauthorized() : null);
        }

        return required ? throw Unauthorized() : null;
    }

    private static (string User, string Password) Decode(string encoded)
    {
        Span<byte> bytes = stackalloc byte[256];
        if (encoded.Length > 340 || !Convert.TryFromBase64String(encoded.Trim(), bytes, out var length))
        {
            return ("", "\0");
        }

        var text = Encoding.UTF8.GetString(bytes[..length]);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? ("", "\0") : (text[..colon], text[(colon + 1)..]);
    }

    private static Refusal Unauthorized() => new(401, Messages.NoValidSession);
}

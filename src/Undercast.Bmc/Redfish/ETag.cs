using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Undercast.Bmc.Redfish;

/// <summary>
/// A strong ETag over a resource as it is shown: hex digits only, because sushy strips whatever is not a word character.
/// </summary>
internal static class ETag
{
    public static string? Of(JsonObject? body) =>
        body is null ? null : $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body.ToJsonString())).AsSpan(0, 10))}\"";
}

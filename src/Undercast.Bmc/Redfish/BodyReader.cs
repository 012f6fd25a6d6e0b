using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Undercast.Bmc.Redfish;

/// <summary>Reads the JSON object that a change brings.</summary>
internal static class BodyReader
{
    /// <summary>Far more than any request of this service needs; a certificate chain fits.</summary>
    public const int MostBytes = 64 * 1024;

    private static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement;

    public static async Task<JsonElement> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength > MostBytes)
        {
            throw new Refusal(413, Messages.PayloadTooLarge);
        }

        var buffer = ArrayPool<byte>.Shared.Rent(MostBytes + 1);
        try
        {
            var length = 0;
            while (length <= MostBytes)
            {
                var read = await request.Body.ReadAsync(buffer.AsMemory(length, MostBytes + 1 - length), request.HttpContext.RequestAborted);
                if (read == 0)
                {
                    break;
                }

                length += read;
            }

            return length > MostBytes ? throw new Refusal(413, Messages.PayloadTooLarge)
                : length == 0 ? Nothing : Parse(request, buffer.AsMemory(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static JsonElement Parse(HttpRequest request, ReadOnlyMemory<byte> bytes)
    {
        // Some clients send a body without a type; another type than JSON is refused (DSP0266, 6.5).
        var type = request.ContentType;
        if (type is not null && !type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
        {
            throw new Refusal(415, Messages.HeaderInvalid("Content-Type"));
        }

        try
        {
            RefuseWhatIsNoText(bytes.Span);
            // 64 levels is the parser's own limit, so that nesting cannot exhaust the stack.
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new Refusal(400, Messages.UnrecognizedBody);
        }
        catch (JsonException)
        {
            throw new Refusal(400, Messages.MalformedJson);
        }
    }

    /// <summary>The parser takes names and strings as bytes, and would find only later, in a handler, that they are no text: no UTF-8, or half a surrogate pair.</summary>
    private static void RefuseWhatIsNoText(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String)
                {
                    reader.GetString();
                }
            }
        }
        catch (InvalidOperationException)
        {
            throw new Refusal(400, Messages.MalformedJson);
        }
    }
}

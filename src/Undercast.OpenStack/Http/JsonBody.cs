using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Undercast.OpenStack.Http;

/// <summary>JSON as the body of a request; held in memory, so that the request can be sent again.</summary>
internal static class JsonBody
{
    public static HttpContent Of(JsonNode body, string mediaType = "application/json")
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString()));
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return content;
    }
}

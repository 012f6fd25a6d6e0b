using System.Net;
using System.Text.Json.Nodes;

namespace Undercast.OpenStack.Http;

/// <summary>One request to a service.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path below the service's root, with its query, escaped.</param>
public sealed record RestRequest(HttpMethod Method, string Path)
{
    public HttpContent? Content { get; init; }

    /// <summary>Headers of this request alone.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The media type wanted back. Mistral takes workflows as text, and offers its JSON answer as text too.</summary>
    public string Accept { get; init; } = "application/json";

    /// <summary>The statuses that mean success; the usual ones of the method when not set.</summary>
    public IReadOnlyList<HttpStatusCode>? Expected { get; init; }

    /// <summary>The body, there or back, is a stream of any length.</summary>
    public bool Streamed { get; init; }

    /// <summary>Sending it twice harms nothing, though its method does not say so.</summary>
    public bool Repeatable { get; init; }

    internal IReadOnlyList<HttpStatusCode> ExpectedStatuses => Expected ?? Method.Method switch
    {
        "POST" or "PUT" => [HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.Accepted, HttpStatusCode.NoContent],
        "PATCH" => [HttpStatusCode.OK, HttpStatusCode.Accepted, HttpStatusCode.NoContent],
        "DELETE" => [HttpStatusCode.NoContent, HttpStatusCode.Accepted, HttpStatusCode.OK],
        "HEAD" => [HttpStatusCode.OK, HttpStatusCode.NoContent],
        _ => [HttpStatusCode.OK],
    };

    public static RestRequest Get(string path, Query? query = null) => new(HttpMethod.Get, path + query);

    public static RestRequest Delete(string path) => new(HttpMethod.Delete, path);

    public static RestRequest Post(string path, JsonNode body) => new(HttpMethod.Post, path) { Content = JsonBody.Of(body) };

    public static RestRequest Put(string path, JsonNode? body) =>
        new(HttpMethod.Put, path) { Content = body is null ? null : JsonBody.Of(body) };

    public static RestRequest Patch(string path, JsonNode body, string mediaType = "application/json") =>
        new(HttpMethod.Patch, path) { Content = JsonBody.Of(body, mediaType) };
}

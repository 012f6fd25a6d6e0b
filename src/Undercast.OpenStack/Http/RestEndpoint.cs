using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Undercast.OpenStack.Http;

/// <summary>One service's API: where it is, which version of it is spoken, and how answers are judged.</summary>
public sealed class RestEndpoint
{
    private readonly HttpClient _http;
    private readonly Func<CancellationToken, Task<Uri>> _root;
    private readonly IReadOnlyDictionary<string, string> _headers;

    internal RestEndpoint(HttpClient http, Func<CancellationToken, Task<Uri>> root)
        : this(http, root, new Dictionary<string, string>())
    {
    }

    private RestEndpoint(HttpClient http, Func<CancellationToken, Task<Uri>> root, IReadOnlyDictionary<string, string> headers)
    {
        _http = http;
        _root = root;
        _headers = headers;
    }

    /// <summary>The same service, with one more header in each request: how microversions are asked for.</summary>
    public RestEndpoint With(string header, string value) =>
        new(_http, _root, new Dictionary<string, string>(_headers) { [header] = value });

    /// <summary>Sends a request whose answer has a JSON body.</summary>
    /// <exception cref="UnexpectedStatusException">The status is not an expected one.</exception>
    /// <exception cref="OpenStackException">No connection, no answer in time, or no JSON.</exception>
    public async Task<JsonElement> JsonAsync(RestRequest request, CancellationToken cancel)
    {
        using var response = await SendAsync(request, cancel);
        return await ReadAsync(request, response, cancel);
    }

    /// <summary>Sends a request whose answer says part of it in its headers.</summary>
    public async Task<(HttpResponseHeaders Headers, JsonElement Body)> JsonWithHeadersAsync(RestRequest request, CancellationToken cancel)
    {
        using var response = await SendAsync(request, cancel);
        return (response.Headers, await ReadAsync(request, response, cancel));
    }

    /// <summary>Sends a request whose answer has a JSON body, or is 404: null then.</summary>
    public async Task<JsonElement?> JsonOrNullAsync(RestRequest request, CancellationToken cancel)
    {
        using var response = await SendAsync(AllowingMissing(request), cancel);
        return response.StatusCode == HttpStatusCode.NotFound ? null : await ReadAsync(request, response, cancel);
    }

    /// <summary>Sends a request whose answer says nothing beyond its status.</summary>
    public async Task DoAsync(RestRequest request, CancellationToken cancel) => (await SendAsync(request, cancel)).Dispose();

    /// <summary>Sends a request whose answer says nothing beyond its status.</summary>
    /// <returns>False if what it is about is not there (404).</returns>
    public async Task<bool> DoIfThereAsync(RestRequest request, CancellationToken cancel)
    {
        using var response = await SendAsync(AllowingMissing(request), cancel);
        return response.StatusCode != HttpStatusCode.NotFound;
    }

    /// <summary>Sends a request and gives back the answer itself, which the caller disposes of.</summary>
    public async Task<HttpResponseMessage> SendAsync(RestRequest request, CancellationToken cancel)
    {
        var root = await _root(cancel);
        var url = Below(root, request.Path);
        var response = await SendOnceAsync(request, url, cancel);
        if (Redirected(root, response) is { } elsewhere)
        {
            // Heat answers so to each request that names a stack without its id, whatever the method, and means the same method again.
            response.Dispose();
            url = elsewhere;
            response = await SendOnceAsync(request, url, cancel);
        }

        if (request.ExpectedStatuses.Contains(response.StatusCode))
        {
            return response;
        }

        using (response)
        {
            throw await RefusedAsync(request, url, response, cancel);
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(RestRequest request, Uri url, CancellationToken cancel)
    {
        using var message = new HttpRequestMessage(request.Method, url) { Content = request.Content };
        message.Headers.Accept.ParseAdd(request.Accept);
        foreach (var (name, value) in _headers.Concat(request.Headers))
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        message.Streamed = request.Streamed;
        message.Repeatable = request.Repeatable;
        message.OnlyOnce = request.Content is OnceContent;
        try
        {
            return await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancel);
        }
        catch (HttpRequestException e)
        {
            throw new OpenStackException(OpenStackFailure.Unreachable, $"{request.Method} {SecretMask.Url(url)}: {Innermost(e)}", e);
        }
        finally
        {
            // The message must not take the content with it: it may be sent again.
            message.Content = null;
        }
    }

    // Only the path is taken: the host and scheme may be those behind a proxy, and a token goes nowhere but to the service it was meant for.
    private static Uri? Redirected(Uri root, HttpResponseMessage response)
    {
        if (response.StatusCode is not (HttpStatusCode.Found or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)
            || response.Headers.Location is not { IsAbsoluteUri: true } location)
        {
            return null;
        }

        var start = root.AbsolutePath.TrimEnd('/');
        var there = location.PathAndQuery;
        return there.StartsWith(start + "/", StringComparison.Ordinal) ? Below(root, there[start.Length..]) : null;
    }

    private static async Task<JsonElement> ReadAsync(RestRequest request, HttpResponseMessage response, CancellationToken cancel)
    {
        var text = await response.Content.ReadAsStringAsync(cancel);
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new OpenStackException(
                OpenStackFailure.MalformedAnswer, $"{request.Method} {request.Path}: not JSON: {SecretMask.Body(text)}", e);
        }
    }

    private static async Task<UnexpectedStatusException> RefusedAsync(
        RestRequest request, Uri url, HttpResponseMessage response, CancellationToken cancel)
    {
        var requestId = response.Headers.TryGetValues("x-openstack-request-id", out var ids) ? ids.First() : null;
        var body = SecretMask.Body(await response.Content.ReadAsStringAsync(cancel)).Trim();
        return new UnexpectedStatusException(
            request.Method, SecretMask.Url(url), request.ExpectedStatuses, response.StatusCode, body, requestId);
    }

    private static RestRequest AllowingMissing(RestRequest request) =>
        request with { Expected = [.. request.ExpectedStatuses, HttpStatusCode.NotFound] };

    private static Uri Below(Uri root, string path) => new(root.AbsoluteUri.TrimEnd('/') + path);

    private static string Innermost(Exception e) => e.InnerException is null ? e.Message : Innermost(e.InnerException);
}

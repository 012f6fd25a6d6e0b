using System.Net;
using System.Text.Json.Nodes;
using Undercast.OpenStack.Http;
using Undercast.OpenStack.Resources;

namespace Undercast.OpenStack.Keystone;

/// <summary>Keeps a token, and gets a new one when it is about to expire or was refused.</summary>
public sealed class KeystoneSession : ITokenSource, IDisposable
{
    // A request may take a while to be looked at by the service after it was sent.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    private readonly PasswordCredentials _credentials;
    private readonly TimeProvider _clock;
    private readonly HttpPipeline _pipeline;
    private readonly RestEndpoint _endpoint;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private (string Id, Token Token)? _current;

    public KeystoneSession(PasswordCredentials credentials, HttpOptions options)
    {
        _credentials = credentials;
        _clock = options.Clock;
        _pipeline = new HttpPipeline(options);
        _endpoint = _pipeline.At(VersionedRoot.Of(credentials.AuthUrl, "v3"));
    }

    public async Task<string> TokenAsync(string? refused, CancellationToken cancel) => (await CurrentAsync(refused, cancel)).Id;

    /// <summary>What the present token says.</summary>
    public async Task<Token> TokenAsync(CancellationToken cancel) => (await CurrentAsync(null, cancel)).Token;

    /// <summary>Where a service is.</summary>
    /// <param name="types">The names its type may have in the catalog, the preferred one first.</param>
    /// <param name="catalogInterface"><c>public</c>, <c>internal</c> or <c>admin</c>.</param>
    /// <param name="region">The region; any when null.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="OpenStackException">Not in the catalog, not even in a new one.</exception>
    public async Task<Uri> EndpointAsync(IReadOnlyList<string> types, string catalogInterface, string? region, CancellationToken cancel)
    {
        var (id, token) = await CurrentAsync(null, cancel);
        if (Find(token) is { } known)
        {
            return known;
        }

        // Services may have been registered since the token was given.
        var renewed = (await CurrentAsync(id, cancel)).Token;
        return Find(renewed) ?? throw new OpenStackException(
            OpenStackFailure.NoEndpoint,
            $"the catalog at {_credentials.AuthUrl} has no {catalogInterface} endpoint of type {string.Join(" or ", types)}"
            + $" (it has: {string.Join(", ", renewed.Catalog.Select(entry => entry.Type))})");

        Uri? Find(Token from) => types
            .SelectMany(type => from.Catalog.Where(entry => entry.Type == type))
            .SelectMany(entry => entry.Endpoints)
            .Where(endpoint => endpoint.Interface == catalogInterface && (region is null || endpoint.Region == region))
            .Select(endpoint => new Uri(endpoint.Url))
            .FirstOrDefault();
    }

    public void Dispose()
    {
        _pipeline.Dispose();
        _gate.Dispose();
    }

    private async Task<(string Id, Token Token)> CurrentAsync(string? refused, CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            if (_current is not { } current || current.Id == refused || current.Token.ExpiresAt - Margin < _clock.GetUtcNow())
            {
                _current = await AuthenticateAsync(cancel);
            }

            return _current.Value;
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<(string Id, Token Token)> AuthenticateAsync(CancellationToken cancel)
    {
        var request = RestRequest.Post("/auth/tokens", Json.Wrap("auth", Question())) with
        {
            Expected = [HttpStatusCode.Created],
            Repeatable = true,
        };
        var (headers, body) = await _endpoint.JsonWithHeadersAsync(request, cancel);
        if (!headers.TryGetValues("X-Subject-Token", out var ids) || !body.TryGetProperty("token", out var token))
        {
            throw new OpenStackException(OpenStackFailure.MalformedAnswer, $"{_credentials.AuthUrl}: an answer without a token");
        }

        return (ids.First(), Json.Read(token, KeystoneJson.Default.Token, "/auth/tokens"));
    }

    private JsonObject Question() => new()
    {
        ["identity"] = new JsonObject
        {
            ["methods"] = new JsonArray("password"),
            ["password"] = Json.Wrap("user", new JsonObject
            {
                ["name"] = _credentials.Username,
                ["domain"] = Json.Wrap("name", _credentials.UserDomainName),
                ["password"] = _credentials.Password,
            }),
        },
        ["scope"] = _credentials.ProjectName is null
            ? (JsonNode)"unscoped"
            : Json.Wrap("project", new JsonObject
            {
                ["name"] = _credentials.ProjectName,
                ["domain"] = Json.Wrap("name", _credentials.ProjectDomainName),
            }),
    };
}

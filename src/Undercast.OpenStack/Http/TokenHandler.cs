using System.Net;

namespace Undercast.OpenStack.Http;

/// <summary>Gives each request a token; asks for a new one, once, when it is refused.</summary>
internal sealed class TokenHandler(ITokenSource tokens, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const string Header = "X-Auth-Token";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = await tokens.TokenAsync(null, cancellationToken);
        Set(request, token);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized || request.OnlyOnce)
        {
            return response;
        }

        response.Dispose();
        Set(request, await tokens.TokenAsync(token, cancellationToken));
        return await base.SendAsync(request, cancellationToken);
    }

    private static void Set(HttpRequestMessage request, string token)
    {
        request.Headers.Remove(Header);
        request.Headers.TryAddWithoutValidation(Header, token);
    }
}

using System.Net;

namespace Undercast.OpenStack.Http;

/// <summary>Sends a request again when that is safe: after 503, a lost connection or no answer in time if it is idempotent, after a refused connection always.</summary>
internal sealed class RetryHandler(HttpOptions options, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            TimeSpan pause = options.FirstPause * (1 << Math.Min(attempt - 1, 10));
            var last = attempt >= options.Attempts;
            try
            {
                var response = await base.SendAsync(request, cancellationToken);
                if (last || response.StatusCode != HttpStatusCode.ServiceUnavailable || !request.Idempotent || request.OnlyOnce)
                {
                    return response;
                }

                pause = response.Headers.RetryAfter?.Delta ?? pause;
                response.Dispose();
            }
            catch (HttpRequestException e) when (!last && MayRepeat(request, e))
            {
                // The pause below, then again.
            }
            catch (OpenStackException e) when (!last && e.Failure == OpenStackFailure.TimedOut && request.Idempotent && !request.OnlyOnce)
            {
                // A service that lost its worker or its broker under a request never answers that one, and answers the next.
            }

            await Task.Delay(pause, options.Clock, cancellationToken);
        }
    }

    // A connection that was never there carried nothing, so even a POST is safe to repeat.
    private static bool MayRepeat(HttpRequestMessage request, HttpRequestException e) => e.HttpRequestError switch
    {
        HttpRequestError.ConnectionError => true,
        HttpRequestError.ResponseEnded or HttpRequestError.Unknown => request.Idempotent && !request.OnlyOnce,
        _ => false,
    };
}

namespace Undercast.OpenStack.Http;

/// <summary>Ends an attempt that takes too long; reads the whole answer, so that its loss is found where it can still be repeated.</summary>
internal sealed class TimeLimitHandler(HttpOptions options, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Streamed)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        using var limit = new CancellationTokenSource(options.AttemptLimit, options.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, either.Token);
            await response.Content.LoadIntoBufferAsync(either.Token);
            return response;
        }
        catch (OperationCanceledException e) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            response?.Dispose();
            throw new OpenStackException(
                OpenStackFailure.TimedOut,
                $"{request.Method} {SecretMask.Url(request.RequestUri!)}: no answer within {options.AttemptLimit.TotalSeconds:0.#} s",
                e);
        }
        // .NET's own word for a connection that did not come about in time; nothing was sent, so it may be repeated as one that was refused.
        catch (OperationCanceledException e) when (e.InnerException is TimeoutException && !cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, $"no connection within {options.ConnectLimit.TotalSeconds:0.#} s");
        }
        catch
        {
            response?.Dispose();
            throw;
        }
    }
}

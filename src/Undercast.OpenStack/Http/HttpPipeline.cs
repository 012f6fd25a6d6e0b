using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Undercast.OpenStack.Http;

/// <summary>What every request passes through: token, retry, time limit, connection.</summary>
public sealed class HttpPipeline : IDisposable
{
    private const int KeepAliveSeconds = 10;

    private readonly HttpClient _http;

    /// <param name="options">How services are reached.</param>
    /// <param name="tokens">Where tokens come from; null for a service that asks for none, such as an Ironic that stands alone.</param>
    public HttpPipeline(HttpOptions options, ITokenSource? tokens = null)
    {
#pragma warning disable CA2000 // The client owns the chain and disposes of it.
        HttpMessageHandler handler = new TimeLimitHandler(options, Connection(options));
        handler = new RetryHandler(options, handler);
        if (tokens is not null)
        {
            // Outside the retry, so that each attempt of a repeated request carries the same fresh token.
            handler = new TokenHandler(tokens, handler);
        }

#pragma warning restore CA2000
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>A service at a place that is known.</summary>
    public RestEndpoint At(Uri root) => At(_ => Task.FromResult(root));

    /// <summary>A service whose place is asked for at each request, so that a catalog may still be growing.</summary>
    public RestEndpoint At(Func<CancellationToken, Task<Uri>> root) => new(_http, root);

    public void Dispose() => _http.Dispose();

    private static SocketsHttpHandler Connection(HttpOptions options)
    {
        var connection = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = ConnectAsync,
            ConnectTimeout = options.ConnectLimit,
            UseCookies = false,
            UseProxy = options.Proxy is not null,
        };
        if (options.Proxy is not null)
        {
            connection.Proxy = new WebProxy(options.Proxy);
        }

        if (options.AuthorityPem is not null)
        {
            connection.SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = Trusting(options.AuthorityPem) };
        }

        return connection;
    }

    /// <summary>A connection that asks now and then whether its other end is there: where an address moved to another machine, that one says at once that it knows of no such connection.</summary>
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
#pragma warning disable CA2000 // The stream owns it.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
#pragma warning restore CA2000
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, KeepAliveSeconds);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, KeepAliveSeconds);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 3);
            await socket.ConnectAsync(context.DnsEndPoint, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static X509ChainPolicy Trusting(string authorityPem)
    {
        // The lab's own authority publishes no revocation list.
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPem(authorityPem);
        return policy;
    }
}

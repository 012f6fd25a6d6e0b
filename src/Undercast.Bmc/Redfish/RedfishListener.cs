using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Undercast.Bmc.Redfish;

/// <summary>One HTTP server over the Redfish service: the shared one, or one on an address of a node's own.</summary>
internal sealed class RedfishListener : IAsyncDisposable
{
    private readonly WebApplication application;

    private RedfishListener(WebApplication application) => this.application = application;

    /// <summary>Where it truly listens, the TLS endpoint first.</summary>
    public IReadOnlyList<IPEndPoint> Endpoints => [.. application.Urls.Select(url => new Uri(url.Replace("[::]", "[::1]", StringComparison.Ordinal)))
        .OrderByDescending(uri => uri.Scheme, StringComparer.Ordinal).Select(uri => new IPEndPoint(IPAddress.Parse(uri.Host.Trim('[', ']')), uri.Port))];

    public static async Task<RedfishListener> StartAsync(
        RedfishPipeline pipeline, IPEndPoint? https, IPEndPoint? http, X509Certificate2? certificate, ILoggerFactory log, CancellationToken cancellation)
    {
        // Empty: the other builders watch configuration files, and the kernel has few watchers to give.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { Args = [] });
        builder.WebHost.UseKestrelCore();
        builder.Services.AddSingleton(log);
        // The daemon ends when its owner says so; a listener must not catch the process's signals.
        builder.Services.AddSingleton<Microsoft.Extensions.Hosting.IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            // What is too long is refused in Redfish's own words; only what is far too long ends the connection.
            options.Limits.MaxRequestBodySize = 16 * BodyReader.MostBytes;
            options.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            options.Limits.MaxConcurrentConnections = 5000;
            if (https is not null)
            {
                options.Listen(https, endpoint =>
                {
                    endpoint.Protocols = HttpProtocols.Http1;
                    endpoint.UseHttps(certificate!);
                });
            }

            if (http is not null)
            {
                options.Listen(http, endpoint => endpoint.Protocols = HttpProtocols.Http1);
            }
        });

        var application = builder.Build();
        application.Run(pipeline.HandleAsync);
        try
        {
            await application.StartAsync(cancellation);
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }

        return new RedfishListener(application);
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await application.StopAsync(limit.Token);
        await application.DisposeAsync();
    }

    private sealed class NoLifetime : Microsoft.Extensions.Hosting.IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

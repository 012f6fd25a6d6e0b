using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Undercast.Tests.OpenStack;

/// <summary>A small HTTP server on loopback in place of OpenStack: answers as it is told, and keeps what it was asked.</summary>
internal sealed class FakeOpenStack : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<FakeRequest> _requests = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Func<FakeRequest, FakeAnswer>>> _answers = new();

    private FakeOpenStack(Action<Microsoft.AspNetCore.Server.Kestrel.Core.ListenOptions>? listen)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, options => listen?.Invoke(options)));
        _server = builder.Build();
        _server.Run(AnswerAsync);
    }

    public Uri Root { get; private set; } = new("http://unset");

    public IReadOnlyList<FakeRequest> Requests => [.. _requests];

    public static async Task<FakeOpenStack> StartAsync(Action<Microsoft.AspNetCore.Server.Kestrel.Core.ListenOptions>? listen = null)
    {
        var fake = new FakeOpenStack(listen);
        await fake._server.StartAsync();
        var addresses = fake._server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        fake.Root = new Uri(addresses.Addresses.Single());
        return fake;
    }

    /// <summary>Answers a request such as <c>GET /networks?name=a</c>; several answers are given in turn, the last one from then on.</summary>
    public FakeOpenStack On(string request, params FakeAnswer[] answers) => On(request, [.. answers.Select(answer => (Func<FakeRequest, FakeAnswer>)(_ => answer))]);

    public FakeOpenStack On(string request, params Func<FakeRequest, FakeAnswer>[] answers)
    {
        _answers[request] = new(answers);
        return this;
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var request = new FakeRequest(
            $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}",
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            System.Text.Encoding.UTF8.GetString(body.ToArray()))
        { Bytes = body.ToArray() };
        _requests.Enqueue(request);
        var answer = Next(request.Line)?.Invoke(request) ?? new FakeAnswer(599, $"the test has no answer to {request.Line}");
        if (answer.Hangs)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return;
        }

        if (answer.Drops)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (answer.Bytes is { } bytes)
        {
            await context.Response.Body.WriteAsync(bytes);
        }
        else if (answer.Status != 204)
        {
            await context.Response.WriteAsync(answer.Body);
        }
    }

    private Func<FakeRequest, FakeAnswer>? Next(string line)
    {
        if (!_answers.TryGetValue(line, out var queue))
        {
            return null;
        }

        return queue.Count > 1 && queue.TryDequeue(out var next) ? next : queue.TryPeek(out var last) ? last : null;
    }
}

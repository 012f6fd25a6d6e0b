using Undercast.Services.Render;

namespace Undercast.Services.Apply;

/// <summary>
/// Looks for a service's signs of life from outside its container. That costs nothing, while each health check of podman takes processor time from
/// what it asks after, on an emulated machine for many seconds.
/// </summary>
internal sealed class LifeSignsSearch(MachineSockets sockets) : IDisposable
{
    // The first page of an interface takes long to be made.
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = TimeSpan.FromMinutes(1) };

    /// <returns>What is missing; null if all is there.</returns>
    public async Task<string?> MissingAsync(UnitConfiguration unit, CancellationToken cancel)
    {
        var signs = unit.Signs;
        if (!signs.Ports.All(sockets.Listens))
        {
            return $"port {string.Join(", ", signs.Ports)} is closed";
        }

        if (signs.ConnectsTo is { } port && !sockets.Connects(unit.Service, port))
        {
            return $"none of its processes has a connection to port {port}";
        }

        return signs.Url is { } url ? await FailureAsync(url, cancel) : null;
    }

    public void Dispose() => http.Dispose();

    private async Task<string?> FailureAsync(string url, CancellationToken cancel)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(url), HttpCompletionOption.ResponseHeadersRead, cancel);
            return (int)answer.StatusCode < 400 ? null : $"{url} answers {(int)answer.StatusCode}";
        }
        catch (HttpRequestException failed)
        {
            return $"{url}: {failed.Message}";
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return $"{url} does not answer within {http.Timeout.TotalSeconds} s";
        }
    }
}

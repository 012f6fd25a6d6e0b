using System.Text;

namespace Undercast.Dashboard;

/// <summary>A response of server-sent events (WHATWG HTML, 9.2): a name, and JSON without line breaks as data.</summary>
internal sealed class EventStream(HttpContext http) : IDisposable
{
    private readonly SemaphoreSlim writing = new(1);

    public async Task BeginAsync()
    {
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.StartAsync(http.RequestAborted);
        // Something must come at once, or the browser does not know that it is connected.
        await WriteAsync(": connected\n\n");
    }

    public Task SendAsync(string name, string json) => WriteAsync($"event: {name}\ndata: {json}\n\n");

    public void Dispose() => writing.Dispose();

    private async Task WriteAsync(string text)
    {
        await writing.WaitAsync(http.RequestAborted);
        try
        {
            await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
        }
        finally
        {
            writing.Release();
        }
    }
}

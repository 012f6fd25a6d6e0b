using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Undercast.Hosts;

namespace Undercast.LabTests;

/// <summary>A page in a headless Chromium, driven by its DevTools protocol: what people see, scripts and styles included.</summary>
/// <seealso href="https://chromedevtools.github.io/devtools-protocol/"/>
internal sealed class Browser : IAsyncDisposable
{
    private readonly TemporaryProfile profile = new();
    private readonly CancellationTokenSource end = new();
    private readonly ClientWebSocket page = new();
    private Task<CommandResult>? chromium;
    private int asked;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<Browser> StartAsync()
    {
        var browser = new Browser();
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        // Certificates are the lab's own; root may not use the sandbox.
        var command = new Command("chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--ignore-certificate-errors", "--remote-debugging-port=0", $"--user-data-dir={browser.profile.Path}")
        {
            OwnGroup = true,
        };
        browser.chromium = new LocalCommandRunner(TimeProvider.System).StreamAsync(
            command,
            line =>
            {
                if (line.StartsWith("DevTools listening on ", StringComparison.Ordinal))
                {
                    listening.TrySetResult(new Uri(line.Split(' ')[^1]));
                }
            },
            browser.end.Token);
        var root = (await listening.Task.WaitAsync(TimeSpan.FromMinutes(1), Cancel)).GetComponents(UriComponents.HostAndPort, UriFormat.Unescaped);
        using var http = new HttpClient();
        using var made = await http.PutAsync(new Uri($"http://{root}/json/new"), null, Cancel);
        var target = JsonSerializer.Deserialize<JsonElement>(await made.Content.ReadAsStringAsync(Cancel));
        await browser.page.ConnectAsync(new Uri(target.GetProperty("webSocketDebuggerUrl").GetString()!), Cancel);
        return browser;
    }

    public Task OpenAsync(string url) => SendAsync("Page.navigate", new JsonObject { ["url"] = url });

    /// <summary>The value of a script's last expression, as text.</summary>
    public async Task<string> EvaluateAsync(string script)
    {
        var answer = await SendAsync("Runtime.evaluate", new JsonObject { ["expression"] = script, ["returnByValue"] = true });
        return answer.GetProperty("result").TryGetProperty("value", out var value) ? value.ToString() : "";
    }

    /// <summary>Waits until a script's last expression is true; says what the page showed if it never is.</summary>
    public async Task WaitAsync(string condition)
    {
        for (var look = 0; look < 120; look++)
        {
            if (await EvaluateAsync(condition) == "True")
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, Cancel);
        }

        Assert.Fail($"after a minute still not '{condition}' on {await EvaluateAsync("location.href")}:\n{await EvaluateAsync("document.body.innerText")}");
    }

    public async ValueTask DisposeAsync()
    {
        page.Dispose();
        await end.CancelAsync();
        await (chromium ?? Task.CompletedTask).ContinueWith(_ => { }, TaskScheduler.Default);
        end.Dispose();
        profile.Dispose();
    }

    private async Task<JsonElement> SendAsync(string method, JsonObject parameters)
    {
        var id = ++asked;
        var question = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        await page.SendAsync(Encoding.UTF8.GetBytes(question.ToJsonString()), WebSocketMessageType.Text, true, Cancel);
        while (true)
        {
            var message = await ReceiveAsync();
            // Events come in between.
            if (message.TryGetProperty("id", out var answered) && answered.GetInt32() == id)
            {
                return message.TryGetProperty("result", out var result) ? result : throw new InvalidOperationException($"{method}: {message}");
            }
        }
    }

    private async Task<JsonElement> ReceiveAsync()
    {
        using var whole = new MemoryStream();
        var buffer = new byte[64 * 1024];
        WebSocketReceiveResult piece;
        do
        {
            piece = await page.ReceiveAsync(new ArraySegment<byte>(buffer), Cancel);
            await whole.WriteAsync(buffer.AsMemory(0, piece.Count), Cancel);
        }
        while (!piece.EndOfMessage);
        return JsonSerializer.Deserialize<JsonElement>(whole.ToArray());
    }

    private sealed class TemporaryProfile : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("undercast-chromium-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}

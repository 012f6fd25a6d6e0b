using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Undercast.Hosts;

namespace Undercast.BmcBench;

/// <summary>A running `undercast bmc fake`.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    public const int IpmiPort = 6230;

    private readonly CancellationTokenSource stop = new();
    private readonly string passwordFile = Path.GetTempFileName();
    private Task running = Task.CompletedTask;
    private Process? process;

    public string Password { get; } = "of-a-benchmark";

    public Uri Redfish { get; private init; } = new("https://127.0.0.1:8000");

    /// <summary>From the process's start until its last node answered.</summary>
    public TimeSpan Started { get; private set; }

    public int ProcessId => process!.Id;

    public TimeSpan Processor
    {
        get
        {
            process!.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Proportional set size, from smaps_rollup (proc(5)).</summary>
    public double MemoryMiB => File.ReadLines($"/proc/{ProcessId}/smaps_rollup").Where(line => line.StartsWith("Pss:", StringComparison.Ordinal))
        .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024).Single();

    public static async Task<Fleet> StartAsync(string program, int count, bool http)
    {
        var fleet = new Fleet { Redfish = new Uri($"{(http ? "http" : "https")}://127.0.0.1:8000") };
        await File.WriteAllTextAsync(fleet.passwordFile, fleet.Password);
        List<string> words = ["bmc", "fake", "--address", "127.0.0.1", "--count", $"{count}", "--password-file", fleet.passwordFile];
        if (http)
        {
            words.Add("--http");
        }

        var start = TimeProvider.System.GetTimestamp();
        fleet.running = new LocalCommandRunner(TimeProvider.System).RunAsync(new Command(program, [.. words]) { AllowFailure = true }, fleet.stop.Token);
        while (!await AnswersAsync(IpmiPort + count - 1) && !fleet.running.IsCompleted)
        {
        }

        fleet.Started = TimeProvider.System.GetElapsedTime(start);
        fleet.process = Process.GetProcesses().Where(one => one.ProcessName.StartsWith("undercast", StringComparison.Ordinal)).MaxBy(one => one.StartTime)!;
        return fleet;
    }

    /// <summary>A client with Basic credentials that trusts the server's certificate.</summary>
    public HttpClient Client()
    {
#pragma warning disable CA5359, CA5400, CA2000 // It is this benchmark's own server; the client owns the handler.
        var client = new HttpClient(new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true } }) { BaseAddress = Redfish };
#pragma warning restore CA5359, CA5400, CA2000
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"admin:{Password}")));
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        process?.Dispose();
        stop.Dispose();
        File.Delete(passwordFile);
    }

    /// <summary>An ASF presence ping (IPMI 2.0, 13.2.3).</summary>
    private static async Task<bool> AnswersAsync(int port)
    {
        using var socket = new UdpClient("127.0.0.1", port);
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(5));
        try
        {
            await socket.SendAsync(new byte[] { 6, 0, 0xFF, 6, 0, 0, 0x11, 0xBE, 0x80, 1, 0, 0 }, limit.Token);
            return (await socket.ReceiveAsync(limit.Token)).Buffer.Length > 0;
        }
        catch (Exception notYet) when (notYet is OperationCanceledException or SocketException)
        {
            return false;
        }
    }
}

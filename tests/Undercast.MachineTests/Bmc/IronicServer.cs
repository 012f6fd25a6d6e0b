using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Undercast.Hosts;
using Undercast.Images;
using Undercast.Images.Recipes;

namespace Undercast.MachineTests.Bmc;

/// <summary>
/// Debian 13's own Ironic as one process: sqlite, no authentication, on this machine's loopback, in a mount and process namespace of its
/// own over the packages of the undercloud's image.
/// </summary>
internal sealed class IronicServer : IAsyncDisposable
{
    private static readonly LocalCommandRunner Local = new(TimeProvider.System);
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan OrderLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly string folder = Directory.CreateTempSubdirectory("undercast-ironic-").FullName;
    private readonly CancellationTokenSource stop = new();
    private readonly int api = FreePort();
    private readonly int images = FreePort();
    private readonly HttpClient http;
    private Task<CommandResult> running = Task.FromResult<CommandResult>(null!);

    private IronicServer()
    {
        http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{api}/v1/") };
        http.DefaultRequestHeaders.Add("X-OpenStack-Ironic-API-Version", "1.95");
    }

    /// <summary>The URL of an image that Ironic can read.</summary>
    public string Image => $"http://127.0.0.1:{images}/image.iso";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<IronicServer> StartAsync()
    {
        var server = new IronicServer();
        await File.WriteAllTextAsync(Path.Combine(server.folder, "ironic.conf"), server.Configuration(), Cancel);
        await File.WriteAllTextAsync(Path.Combine(server.folder, "run"), server.Script(await TreeAsync()), Cancel);
        server.running = Local.RunAsync(
            new Command("unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", Path.Combine(server.folder, "run")) { AllowFailure = true }, server.stop.Token);
        try
        {
            await server.UntilAsync("Ironic answers", StartLimit, async () => !server.running.IsCompleted && await server.AnswersAsync());
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        return server;
    }

    /// <summary>A request that must succeed; its answer, or null if it has no body.</summary>
    public async Task<JsonElement?> AskAsync(HttpMethod method, string path, object? body = null)
    {
        // Text, which has a length: Ironic's server takes no chunked bodies.
        using var request = new HttpRequestMessage(method, path)
        {
            Content = body is null ? null : new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
        };
        using var answer = await http.SendAsync(request, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? null : JsonSerializer.Deserialize<JsonElement>(text);
    }

    public async Task<JsonElement> NodeAsync(string name) => (await AskAsync(HttpMethod.Get, $"nodes/{name}"))!.Value;

    /// <summary>Gives an order to a node, and waits until it is so. An error that Ironic notes at the node ends the wait.</summary>
    public async Task OrderAsync(string name, HttpMethod method, string path, object? body, Func<JsonElement, bool> isSo)
    {
        await AskAsync(method, $"nodes/{name}/{path}", body);
        JsonElement node = default;
        await UntilAsync($"{name}: {path} {JsonSerializer.Serialize(body)}", OrderLimit, async () =>
        {
            node = await NodeAsync(name);
            Assert.True(node.GetProperty("last_error").ValueKind == JsonValueKind.Null, $"{path}: {node.GetProperty("last_error")}");
            return node.GetProperty("reservation").ValueKind == JsonValueKind.Null && isSo(node);
        });
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        http.Dispose();
        stop.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The packages of the undercloud's image; a lab that is built after this finds them in the cache.</summary>
    private static async Task<string> TreeAsync()
    {
        var builder = new ImageBuilder(Local, "/var/cache/undercast", TimeProvider.System, _ => { });
        return (await builder.GetTreeAsync(OpenStackImage.Packages, Cancel)).Part(CachedImage.Tree);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("drivers", UriKind.Relative), Cancel);
            return answer.IsSuccessStatusCode && (await answer.Content.ReadAsStringAsync(Cancel)).Contains("redfish", StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task UntilAsync(string what, TimeSpan limit, Func<Task<bool>> isSo)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            if (TimeProvider.System.GetElapsedTime(start) > limit || running.IsCompleted)
            {
                var log = Path.Combine(folder, "log");
                var said = File.Exists(log) ? await File.ReadAllLinesAsync(log, Cancel) : [];
                Assert.Fail($"not within {limit.TotalSeconds} s: {what}\n{string.Join('\n', said.TakeLast(20))}");
            }

            await Task.Delay(Interval, TimeProvider.System, Cancel);
        }
    }

    private string Script(string tree) => $"""
        set -e
        mount --make-rprivate /
        mount -t tmpfs tmpfs /mnt
        mkdir /mnt/upper /mnt/work /mnt/root
        mount -t overlay overlay -o lowerdir={tree},upperdir=/mnt/upper,workdir=/mnt/work /mnt/root
        mount -t proc proc /mnt/root/proc
        mount --rbind /dev /mnt/root/dev
        mount -t tmpfs tmpfs /mnt/root/run
        cp {folder}/ironic.conf /mnt/root/etc/ironic/ironic.conf
        mkdir -p /mnt/root/var/lib/ironic/httpboot /mnt/root/var/lib/ironic/locks
        printf '127.0.0.1 localhost here\n' > /mnt/root/etc/hosts
        head -c 65536 /dev/zero > /mnt/root/var/lib/ironic/httpboot/image.iso
        exec > {folder}/log 2>&1
        chroot /mnt/root ironic-dbsync --config-file /etc/ironic/ironic.conf create_schema
        chroot /mnt/root python3 -m http.server {images} --bind 127.0.0.1 --directory /var/lib/ironic/httpboot &
        exec chroot /mnt/root ironic --config-file /etc/ironic/ironic.conf
        """;

    private string Configuration() => $"""
        [DEFAULT]
        auth_strategy = noauth
        rpc_transport = none
        host = here
        my_ip = 127.0.0.1
        enabled_hardware_types = ipmi,redfish
        enabled_boot_interfaces = pxe,redfish-virtual-media
        enabled_deploy_interfaces = direct
        enabled_inspect_interfaces = no-inspect,redfish
        enabled_management_interfaces = ipmitool,redfish
        enabled_power_interfaces = ipmitool,redfish
        enabled_network_interfaces = noop
        enabled_bios_interfaces = no-bios
        enabled_firmware_interfaces = no-firmware,redfish
        enabled_vendor_interfaces = ipmitool,redfish
        [api]
        host_ip = 127.0.0.1
        port = {api}
        [conductor]
        automated_clean = false
        [database]
        connection = sqlite:////var/lib/ironic/ironic.sqlite
        [deploy]
        http_url = http://127.0.0.1:{images}
        http_root = /var/lib/ironic/httpboot
        default_boot_mode = bios
        [ipmi]
        min_command_interval = 1
        [redfish]
        use_swift = false
        [oslo_concurrency]
        lock_path = /var/lib/ironic/locks
        """;

    private static int FreePort()
    {
        using var probe = new TcpListener(System.Net.IPAddress.Loopback, 0);
        probe.Start();
        return ((System.Net.IPEndPoint)probe.LocalEndpoint).Port;
    }
}

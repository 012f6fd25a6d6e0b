using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Undercast.Hosts;
using Undercast.Hosts.Ssh;

namespace Undercast.MachineTests.Hosts;

/// <summary>A real sshd on a port of the loopback interface, with a host key and an authorized_keys of its own.</summary>
public class SshServer : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("undercast-sshd-");
    private ICommandProcess? server;

    public LocalCommandRunner Local { get; } = new(TimeProvider.System);

    /// <summary>Whether it asks for a password where no key opens it.</summary>
    protected virtual bool TakesPasswords => false;

    public int Port { get; private set; }

    public string KnownHosts => PathOf("known_hosts");

    public SshKeyPair Pair => new(PathOf("id_ed25519"));

    public SshKeyPair Stranger => new(PathOf("stranger"));

    public SshConfigHost Host => new("server-0", new SshTarget("root", "127.0.0.1", Port));

    public string PathOf(string name) => Path.Combine(folder.FullName, name);

    public async ValueTask InitializeAsync()
    {
        Port = FreePort();
        var cancel = TestContext.Current.CancellationToken;
        await Pair.EnsureAsync(Local, "lab", cancel);
        await Stranger.EnsureAsync(Local, "stranger", cancel);
        await new SshKeyPair(PathOf("host_key")).EnsureAsync(Local, "host", cancel);
        await File.WriteAllTextAsync(PathOf("authorized_keys"), $"{Pair.PublicKey}\n", cancel);
        await File.WriteAllTextAsync(PathOf("sshd_config"), string.Create(CultureInfo.InvariantCulture, $"""
            ListenAddress 127.0.0.1:{Port}
            HostKey {PathOf("host_key")}
            AuthorizedKeysFile {PathOf("authorized_keys")}
            PidFile none
            UsePAM no
            StrictModes no
            PermitRootLogin yes
            PasswordAuthentication {(TakesPasswords ? "yes" : "no")}
            KbdInteractiveAuthentication no

            """), cancel);
        Directory.CreateDirectory("/run/sshd");
        server = Local.Start(new Command("/usr/sbin/sshd", "-D", "-e", "-f", PathOf("sshd_config")) { OwnGroup = true });
        while (!server.Error.Contains("listening", StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancel);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The host as a config with these hosts makes it reachable; every call has its own control sockets.</summary>
    public async Task<SshHost> ReachAsync(SshConfigHost host, params SshConfigHost[] others)
    {
        var sockets = Directory.CreateDirectory(PathOf($"s{Guid.NewGuid():N}"[..6])).FullName;
        var config = new SshConfig
        {
            KnownHostsFile = KnownHosts,
            IdentityFile = Pair.PrivateFile,
            ControlDirectory = sockets,
            ControlPersist = TimeSpan.FromSeconds(20),
            ConnectTimeout = TimeSpan.FromSeconds(5),
            Hosts = [host, .. others],
        };
        var file = Path.Combine(sockets, "config");
        await File.WriteAllTextAsync(file, config.Render(), TestContext.Current.CancellationToken);
        return new SshHost(Local, file, host);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>An sshd that takes passwords.</summary>
public sealed class PasswordSshServer : SshServer
{
    protected override bool TakesPasswords => true;
}

using System.Net;
using System.Net.Sockets;
using Undercast.Services.Apply;
using Undercast.Tests.Hosts;

namespace Undercast.Tests.Services;

public sealed class MachineSocketsTests : IDisposable
{
    private const string Service = "nova-conductor.service";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_port_is_open_while_something_listens_on_it()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        Assert.True(new MachineSockets().Listens(port));
        listener.Stop();
        Assert.False(new MachineSockets().Listens(port));
    }

    [Fact]
    public void Both_families_are_read()
    {
        Write(folder, "   0: 0100007F:1628 00000000:0000 0A 00000000:00000000 00:00000000 00000000 42439        0 7 1 0 100 0 0 10 0", Service);
        File.WriteAllText(Path.Combine(folder.Root, "proc/net/tcp6"), "   0: 00000000000000000000000000000000:0016 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 8 1 0\n");

        var sockets = new MachineSockets(folder.Root);

        Assert.True(sockets.Listens(5672));
        Assert.True(sockets.Listens(22));
        Assert.False(sockets.Listens(0));
    }

    [Theory]
    [InlineData(5672, "socket:[17]", true)]
    [InlineData(3306, "socket:[17]", false)] // to another port
    [InlineData(5672, "socket:[18]", false)] // of another service
    [InlineData(5672, "/dev/null", false)]
    public void A_connection_is_the_service_s_if_one_of_its_processes_has_it_open(int port, string open, bool own)
    {
        Write(folder, Connection(port, 17), Service, open);

        Assert.Equal(own, new MachineSockets(folder.Root).Connects(Service, 5672));
    }

    [Fact]
    public void A_service_that_does_not_run_has_no_connection()
    {
        Write(folder, Connection(5672, 17), Service, "socket:[17]");

        Assert.False(new MachineSockets(folder.Root).Connects("nova-scheduler.service", 5672));
    }

    /// <summary>A connection as the kernel lists it.</summary>
    internal static string Connection(int port, int inode) =>
        $"   1: 0118A8C0:A0DA 0118A8C0:{port:X4} 01 00000000:00000000 02:000009D3 00000000 64060        0 {inode} 2 0 20 4 30 10 -1";

    /// <summary>A machine's files: its sockets, and a service of one process in a container's control group, with what it has open.</summary>
    internal static void Write(TemporaryFolder machine, string socket, string service, string? open = null)
    {
        File.WriteAllText(In("proc/net", "tcp"), $"  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n{socket}\n");
        File.WriteAllText(In($"sys/fs/cgroup/system.slice/{service}/libpod-payload-1", "cgroup.procs"), "4711\n4712\n");
        if (open is not null)
        {
            var link = In("proc/4711/fd", "3");
            File.Delete(link);
            File.CreateSymbolicLink(link, open);
        }

        string In(string path, string name) => Path.Combine(Directory.CreateDirectory(Path.Combine(machine.Root, path)).FullName, name);
    }
}

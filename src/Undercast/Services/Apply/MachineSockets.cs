namespace Undercast.Services.Apply;

/// <summary>
/// The TCP sockets of this machine. They are read from the kernel's files: a program that lists them would be started every second, and keep an
/// emulated processor busy.
/// </summary>
/// <param name="root">Prefix of every path: empty on a machine.</param>
internal sealed class MachineSockets(string root = "")
{
    /// <summary>Whether something listens on the port.</summary>
    public bool Listens(int port) => All().Any(socket => socket.State == TcpSocket.Listening && socket.LocalPort == port);

    /// <summary>Whether a process of a systemd service keeps a connection to that port, wherever it is.</summary>
    public bool Connects(string service, int port)
    {
        var connections = All().Where(socket => socket.State == TcpSocket.Established && socket.RemotePort == port).Select(socket => $"socket:[{socket.Inode}]").ToHashSet();
        return connections.Count > 0 && Processes(service).SelectMany(OpenFiles).Any(connections.Contains);
    }

    private IEnumerable<TcpSocket> All() =>
        new[] { $"{root}/proc/net/tcp", $"{root}/proc/net/tcp6" }.Where(File.Exists).SelectMany(File.ReadLines).Select(TcpSocket.Parse).OfType<TcpSocket>();

    private IEnumerable<string> Processes(string service)
    {
        try
        {
            return [.. Directory.EnumerateFiles($"{root}/sys/fs/cgroup/system.slice/{service}", "cgroup.procs", SearchOption.AllDirectories).SelectMany(File.ReadLines)];
        }
        catch (IOException)
        {
            return []; // it does not run at this moment
        }
    }

    private IEnumerable<string> OpenFiles(string process)
    {
        try
        {
            return [.. Directory.EnumerateFileSystemEntries($"{root}/proc/{process}/fd").Select(path => new FileInfo(path).LinkTarget ?? "")];
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return []; // it has ended
        }
    }
}

using System.Collections.Concurrent;

namespace Undercast.Machines.Consoles;

/// <summary>
/// The serial console of a container machine: a pseudo-terminal that stays while the machine goes off and on. What the machine says is
/// written to its console log and shown to whoever looks; what they type, the machine reads.
/// </summary>
internal sealed class ConsoleRelay : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<ConsoleStream, bool> viewers = new();
    private readonly Terminal master;
    private readonly string log;
    private readonly Thread thread;
    private volatile bool stopping;

    public ConsoleRelay(Terminal master, string log)
    {
        (this.master, this.log) = (master, log);
        Device = master.DevicePath;
        thread = new Thread(Relay, maxStackSize: 256 * 1024) { IsBackground = true, Name = $"console {log}" };
        thread.Start();
    }

    /// <summary>The path of what the machine has for its console.</summary>
    public string Device { get; }

    /// <summary>The descriptor that keeps it alive.</summary>
    public int Descriptor => master.Descriptor;

    public Stream Attach(Func<bool> isOn)
    {
        var viewer = new ConsoleStream(Type, gone => viewers.TryRemove(gone, out _));
        viewers[viewer] = true;
        return viewer;

        void Type(ReadOnlyMemory<byte> typed)
        {
            if (isOn())
            {
                master.Write(typed.Span);
            }
        }
    }

    public void Dispose()
    {
        stopping = true;
        thread.Join();
        foreach (var viewer in viewers.Keys)
        {
            viewer.End();
        }

        master.Dispose();
    }

    private void Relay()
    {
        var buffer = new byte[4096];
        Terminal? device = null;
        while (!stopping)
        {
            // Held open, so that a machine that is off is silence and not an end. The kernel takes it away when the machine's first process ends.
            if (device is null)
            {
                device = Terminal.Open(Device);
                device.MakeRaw();
            }

            switch (master.Read(buffer, Pause))
            {
                case null:
                    device.Dispose();
                    device = null;
                    break;
                case > 0 and var length:
                    Show(buffer.AsSpan(0, length).ToArray());
                    break;
            }
        }

        device?.Dispose();
    }

    private void Show(byte[] bytes)
    {
        try
        {
            File.AppendAllBytes(log, bytes);
        }
        catch (IOException)
        {
            // A full disk must not stop the machine; whoever looks still sees it.
        }

        foreach (var viewer in viewers.Keys)
        {
            viewer.Show(bytes);
        }
    }
}

using System.Xml.Linq;
using Undercast.Bmc;
using Undercast.Machines.Consoles;
using Undercast.Machines.Libvirt;

namespace Undercast.Machines;

/// <summary>
/// The serial console of a libvirt domain: QEMU's pseudo-terminal, found anew each time the domain starts, so that a view of it lasts
/// over power-off and power-on. QEMU itself writes the log.
/// </summary>
internal sealed class LibvirtConsole(Guid uuid, LibvirtDomains domains, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(300);

    private volatile Terminal? device;

    public Stream Open()
    {
#pragma warning disable CA2000 // Without a timer there is nothing in it to dispose of.
        var stop = new CancellationTokenSource();
#pragma warning restore CA2000
        var viewer = new ConsoleStream(typed => device?.Write(typed.Span), _ => stop.Cancel());
        _ = RelayAsync(viewer, stop);
        return viewer;
    }

    private async Task RelayAsync(ConsoleStream viewer, CancellationTokenSource stop)
    {
        try
        {
            while (true)
            {
                if (await DeviceAsync(stop.Token) is { } path)
                {
                    await Task.Factory.StartNew(() => Show(path, viewer, stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
                }

                await Task.Delay(Interval, clock, stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The view was closed.
        }
        catch (Exception gone) when (gone is MachineGoneException or LibvirtException or IOException)
        {
            viewer.End();
        }
    }

    private void Show(string path, ConsoleStream viewer, CancellationToken stop)
    {
        using var terminal = Terminal.Open(path);
        terminal.MakeRaw();
        device = terminal;
        var buffer = new byte[4096];
        while (!stop.IsCancellationRequested && terminal.Read(buffer, Interval) is { } length)
        {
            if (length > 0)
            {
                viewer.Show(buffer.AsSpan(0, length).ToArray());
            }
        }

        device = null;
    }

    /// <summary>The pseudo-terminal of the running domain; null while it is off, or libvirt cannot be asked.</summary>
    private async Task<string?> DeviceAsync(CancellationToken stop)
    {
        try
        {
            return (await domains.DescribeAsync(uuid, live: true, stop)).Descendants("serial").Elements("source").Attributes("path").FirstOrDefault()?.Value
                is { } path && File.Exists(path) ? path : null;
        }
        catch (MachineUnreachableException)
        {
            return null;
        }
    }
}

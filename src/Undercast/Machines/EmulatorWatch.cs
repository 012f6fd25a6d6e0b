using System.Text.Json;
using Undercast.Bmc;
using Undercast.Machines.Libvirt;

namespace Undercast.Machines;

/// <summary>
/// Starts libvirt machines of ours again whose emulator died. QEMU 10.0 does so with more than one processor now and then while a kernel
/// probes its devices (<c>iotlb_to_section: Assertion `section_index &lt; d-&gt;map.sections_nb' failed</c>): to whoever waits for the boot
/// it is a machine that went off by itself. libvirt's definition still has the boot order of the start that was cut off.
/// </summary>
internal sealed partial class EmulatorWatch(LibvirtDomains domains, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, RestartAllowance> allowances = [];

    /// <summary>Looks until it is cancelled.</summary>
    /// <exception cref="OperationCanceledException">It was.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(cancel))
        {
            foreach (var files in MachineFiles.All())
            {
                try
                {
                    if (files.Definition() is { Kind: not MachineKind.Container } machine && await domains.EmulatorDiedAsync(machine.Uuid, cancel))
                    {
                        await RestartAsync(files, machine, cancel);
                    }
                }
                catch (Exception none) when (none is LibvirtException or MachineUnreachableException or MachineGoneException or IOException or JsonException)
                {
                    // libvirt cannot be asked now, or the machine is being made or taken away, its definition half-written: its turn comes again.
                }
            }
        }
    }

    private async Task RestartAsync(MachineFiles files, MachineDefinition machine, CancellationToken cancel)
    {
        if (!allowances.TryGetValue(files.Name, out var allowance))
        {
            allowances[files.Name] = allowance = new(clock);
        }

        if (allowance.Take() is { } times)
        {
            LogRestart(log, files.Name, times, RestartAllowance.Most, RestartAllowance.Window.TotalMinutes);
            await domains.StartAsync(machine.Uuid, cancel);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "the emulator of machine '{Machine}' died, and is started again ({Times} of {Most} times in {Minutes} minutes); why it died: the end of /var/log/libvirt/qemu/{Machine}.log")]
    private static partial void LogRestart(ILogger log, string machine, int times, int most, double minutes);
}

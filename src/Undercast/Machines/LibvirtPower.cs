using Undercast.Bmc;
using Undercast.Machines.Libvirt;

namespace Undercast.Machines;

/// <summary>Power of a libvirt domain: orders that fit its state become calls, the rest nothing. <paramref name="start"/> starts it.</summary>
internal sealed class LibvirtPower(string name, Guid uuid, LibvirtDomains domains, TimeProvider clock, Func<CancellationToken, Task> start)
{
    private readonly ShutdownMark shutdown = new(clock);

    public async Task<PowerState> ReadAsync(CancellationToken cancel) => shutdown.See(await domains.StateAsync(uuid, cancel));

    public async Task OrderAsync(PowerAction action, CancellationToken cancel)
    {
        var power = await ReadAsync(cancel);
        if (power == PowerState.Off)
        {
            if (action == PowerAction.On)
            {
                await start(cancel);
            }

            return;
        }

        switch (action)
        {
            case PowerAction.On when power == PowerState.PoweringOff:
                throw new MachineBusyException($"machine '{name}' is shutting down");
            case PowerAction.ForceOff:
                await domains.DestroyAsync(uuid, cancel);
                break;
            case PowerAction.SoftOff:
                await domains.ShutdownAsync(uuid, cancel);
                shutdown.Set();
                break;
            case PowerAction.Reset or PowerAction.Cycle:
                // Boot settings apply at a reset too, and libvirt reads them only when it starts a domain.
                await domains.DestroyAsync(uuid, cancel);
                await start(cancel);
                break;
            case PowerAction.Nmi:
                await domains.InjectNmiAsync(uuid, cancel);
                break;
            default:
                break;
        }
    }
}

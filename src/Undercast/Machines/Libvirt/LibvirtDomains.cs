using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Xml.Linq;
using Undercast.Bmc;

namespace Undercast.Machines.Libvirt;

/// <summary>What is asked of libvirt about domains, each a call or two; all throw what <see cref="LibvirtConnection.AskAsync{T}(Guid, Func{LibvirtDomainHandle, T}, CancellationToken)"/> does.</summary>
internal sealed class LibvirtDomains(LibvirtConnection libvirt)
{
    /// <summary>virDomainState in the BMC's terms: whatever is not off is on, a paused one too.</summary>
    public Task<PowerState> StateAsync(Guid uuid, CancellationToken cancel) => libvirt.AskAsync(
        uuid,
        domain =>
        {
            Must(LibvirtNative.virDomainGetState(domain, out var state, out _, 0));
            return state switch
            {
                4 => PowerState.PoweringOff, // VIR_DOMAIN_SHUTDOWN
                5 or 6 => PowerState.Off, // VIR_DOMAIN_SHUTOFF, VIR_DOMAIN_CRASHED
                _ => PowerState.On,
            };
        },
        cancel);

    /// <summary>True if it is off because its emulator died: nobody switched it off, and its system did not either.</summary>
    public Task<bool> EmulatorDiedAsync(Guid uuid, CancellationToken cancel) => libvirt.AskAsync(
        uuid,
        domain =>
        {
            Must(LibvirtNative.virDomainGetState(domain, out var state, out var reason, 0));
            return (state, reason) is (5, 3); // VIR_DOMAIN_SHUTOFF, VIR_DOMAIN_SHUTOFF_CRASHED
        },
        cancel);

    /// <summary>Starts it as it is defined; nothing if it runs.</summary>
    public Task StartAsync(Guid uuid, CancellationToken cancel) => OrderAsync(uuid, LibvirtNative.virDomainCreate, cancel);

    /// <summary>Cuts its power; nothing if it is off.</summary>
    public Task DestroyAsync(Guid uuid, CancellationToken cancel) => OrderAsync(uuid, LibvirtNative.virDomainDestroy, cancel);

    /// <summary>Presses its power button.</summary>
    public Task ShutdownAsync(Guid uuid, CancellationToken cancel) => OrderAsync(uuid, LibvirtNative.virDomainShutdown, cancel);

    /// <summary>Sends it a non-maskable interrupt.</summary>
    public Task InjectNmiAsync(Guid uuid, CancellationToken cancel) => OrderAsync(uuid, domain => LibvirtNative.virDomainInjectNMI(domain, 0), cancel);

    /// <summary>Changes a device of the running domain; its definition stays.</summary>
    public Task UpdateDeviceAsync(Guid uuid, XElement device, CancellationToken cancel) =>
        OrderAsync(uuid, domain => LibvirtNative.virDomainUpdateDeviceFlags(domain, device.ToString(), LibvirtNative.AffectLive), cancel);

    public Task DefineAsync(XElement domain, CancellationToken cancel) => libvirt.AskAsync(
        connection => Drop(LibvirtNative.virDomainDefineXML(connection, domain.ToString())), cancel);

    /// <summary>Starts a defined domain with other settings for this once: libvirt keeps its definition as it was.</summary>
    public Task StartOnceAsync(XElement domain, CancellationToken cancel) => libvirt.AskAsync(
        connection => Drop(LibvirtNative.virDomainCreateXML(connection, domain.ToString(), 0)), cancel);

    /// <summary>Its definition, secrets included; as it runs now if <paramref name="live"/> is set.</summary>
    public Task<XElement> DescribeAsync(Guid uuid, bool live, CancellationToken cancel) => libvirt.AskAsync(
        uuid,
        domain =>
        {
            var text = LibvirtNative.virDomainGetXMLDesc(domain, live ? 0 : LibvirtNative.InactiveAndSecureXml);
            if (text == 0)
            {
                throw LibvirtException.Last();
            }

            try
            {
                return XElement.Parse(Marshal.PtrToStringUTF8(text)!);
            }
            finally
            {
                unsafe
                {
                    NativeMemory.Free((void*)text);
                }
            }
        },
        cancel);

    /// <summary>The UUID of a domain; null: there is none of that name.</summary>
    public Task<Guid?> FindAsync(string name, CancellationToken cancel) => libvirt.AskAsync<Guid?>(
        connection =>
        {
            using var domain = LibvirtNative.virDomainLookupByName(connection, name);
            if (domain.IsInvalid)
            {
                var refused = LibvirtException.Last();
                return refused.IsNoDomain ? null : throw refused;
            }

            Span<byte> text = stackalloc byte[37]; // VIR_UUID_STRING_BUFLEN
            Must(LibvirtNative.virDomainGetUUIDString(domain, text));
            return Guid.Parse(Encoding.ASCII.GetString(text[..36]), CultureInfo.InvariantCulture);
        },
        cancel);

    private Task<bool> OrderAsync(Guid uuid, Func<LibvirtDomainHandle, int> order, CancellationToken cancel) => libvirt.AskAsync(
        uuid,
        domain =>
        {
            Must(order(domain));
            return true;
        },
        cancel);

    private static void Must(int result)
    {
        if (result < 0)
        {
            throw LibvirtException.Last();
        }
    }

    private static bool Drop(LibvirtDomainHandle domain)
    {
        using (domain)
        {
            return domain.IsInvalid ? throw LibvirtException.Last() : true;
        }
    }
}

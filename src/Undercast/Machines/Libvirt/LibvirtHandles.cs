using Microsoft.Win32.SafeHandles;

namespace Undercast.Machines.Libvirt;

/// <summary>A connection of libvirt's client library; several threads may use it at once.</summary>
internal sealed class LibvirtConnectionHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle() => LibvirtNative.virConnectClose(handle) >= 0;
}

/// <summary>A domain known to a connection. It is a name for it, not a hold on it: the domain may go and come back.</summary>
internal sealed class LibvirtDomainHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle() => LibvirtNative.virDomainFree(handle) == 0;
}

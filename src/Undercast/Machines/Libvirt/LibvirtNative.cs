using System.Runtime.InteropServices;

namespace Undercast.Machines.Libvirt;

/// <summary>
/// The few calls of libvirt's client library (libvirt-domain.h, libvirt-host.h, virterror.h) that a BMC needs. Asking it costs a
/// tenth of a millisecond, a virsh process thirty. Names and values are libvirt's own.
/// </summary>
#pragma warning disable IDE1006, SYSLIB1054 // Named as libvirt names them.
internal static partial class LibvirtNative
{
    public const uint InactiveAndSecureXml = 2 | 1; // VIR_DOMAIN_XML_INACTIVE, VIR_DOMAIN_XML_SECURE
    public const uint AffectLive = 1; // VIR_DOMAIN_AFFECT_LIVE

    private const string Library = "libvirt.so.0";

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial LibvirtConnectionHandle virConnectOpen(string uri);

    [LibraryImport(Library)]
    public static partial int virConnectClose(nint connection);

    [LibraryImport(Library)]
    public static partial int virConnectIsAlive(LibvirtConnectionHandle connection);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial LibvirtDomainHandle virDomainLookupByUUIDString(LibvirtConnectionHandle connection, string uuid);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial LibvirtDomainHandle virDomainLookupByName(LibvirtConnectionHandle connection, string name);

    [LibraryImport(Library)]
    public static partial int virDomainFree(nint domain);

    [LibraryImport(Library)]
    public static partial int virDomainGetUUIDString(LibvirtDomainHandle domain, Span<byte> text);

    [LibraryImport(Library)]
    public static partial int virDomainGetState(LibvirtDomainHandle domain, out int state, out int reason, uint flags);

    [LibraryImport(Library)]
    public static partial int virDomainCreate(LibvirtDomainHandle domain);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial LibvirtDomainHandle virDomainCreateXML(LibvirtConnectionHandle connection, string xml, uint flags);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial LibvirtDomainHandle virDomainDefineXML(LibvirtConnectionHandle connection, string xml);

    [LibraryImport(Library)]
    public static partial int virDomainDestroy(LibvirtDomainHandle domain);

    [LibraryImport(Library)]
    public static partial int virDomainShutdown(LibvirtDomainHandle domain);

    [LibraryImport(Library)]
    public static partial int virDomainInjectNMI(LibvirtDomainHandle domain, uint flags);

    [LibraryImport(Library)]
    public static partial nint virDomainGetXMLDesc(LibvirtDomainHandle domain, uint flags);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int virDomainUpdateDeviceFlags(LibvirtDomainHandle domain, string xml, uint flags);

    /// <summary>Of this thread's last failed call, as <see cref="virGetLastErrorMessage"/>.</summary>
    [LibraryImport(Library)]
    public static partial int virGetLastErrorCode();

    [LibraryImport(Library)]
    public static partial nint virGetLastErrorMessage();

    /// <summary>The library prints each error unless somebody takes it.</summary>
    public static unsafe void Silence() => virSetErrorFunc(0, &Ignore);

    [LibraryImport(Library)]
    private static unsafe partial void virSetErrorFunc(nint data, delegate* unmanaged<nint, nint, void> handler);

    [UnmanagedCallersOnly]
    private static void Ignore(nint data, nint error)
    {
    }
}

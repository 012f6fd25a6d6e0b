using System.Runtime.InteropServices;

namespace Undercast.Machines.Libvirt;

/// <summary>What libvirt's client library says of a failed call (virterror.h).</summary>
internal sealed class LibvirtException(int code, string message) : Exception(message)
{
    private const int NoDomain = 42;
    private const int OperationInvalid = 55;

    /// <summary>There is no such domain.</summary>
    public bool IsNoDomain => code == NoDomain;

    /// <summary>The domain is not in a state for that: running already, or not running.</summary>
    public bool IsWrongState => code == OperationInvalid;

    /// <summary>Of this thread's last call.</summary>
    public static LibvirtException Last() =>
        new(LibvirtNative.virGetLastErrorCode(), Marshal.PtrToStringUTF8(LibvirtNative.virGetLastErrorMessage()) ?? "no reason given");
}

using Undercast.Bmc;

namespace Undercast.Machines;

/// <summary>
/// What a machine's BMC was told and its firmware obeys: boot settings, virtual medium, firmware mode (null: as defined), and UEFI secure
/// boot: whether it is enabled, and whether there are keys to check with.
/// </summary>
internal sealed record BootRecord(
    BootSettings Settings, MediaImage? Media = null, FirmwareMode? Mode = null, bool SecureBoot = false, bool HasSecureBootKeys = true)
{
    public static BootRecord Default { get; } = new(BootSettings.Default);

    /// <summary>True if the next start is from the virtual medium.</summary>
    public bool StartsFromMedia => Media is not null && Settings.Override != BootOverride.Disabled && Settings.Target is
        BootTarget.Cd or BootTarget.RemoteCd or BootTarget.RemoteMedia or BootTarget.Usb or BootTarget.Floppy or BootTarget.RemoteFloppy;

    /// <summary>The record once a start has used it.</summary>
    public BootRecord AfterStart() => Settings.Override == BootOverride.Once ? this with { Settings = BootSettings.Default } : this;
}

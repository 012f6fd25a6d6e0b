using System.Text.RegularExpressions;

namespace Undercast.Machines;

/// <summary>
/// Reads a boot out of a serial console: SeaBIOS and iPXE (https://ipxe.org/err), OVMF's network boot (UEFI's PXE-E codes), the firmware of container
/// machines, Linux and systemd.
/// </summary>
internal static partial class BootConsole
{
    /// <summary>The likely cause when a machine has no address.</summary>
    public const string Unanswered = "nobody answered its DHCP requests: is neutron-dhcp-agent on the undercloud well, is DHCP let through on the control plane's bridge?";

    // A boot is a few dozen KiB of text.
    private const int Tail = 96 * 1024;

    private static readonly (BootStage Stage, Regex Sign)[] Stages =
    [
        (BootStage.System, LoginPrompt()),
        (BootStage.Kernel, KernelRuns()),
        (BootStage.Loading, Loads()),
        (BootStage.Dhcp, AsksForAddress()),
    ];

    // IsOver: nothing more comes without a new power-on.
    private static readonly (Regex Sign, string Cause, bool IsOver)[] Causes =
    [
        (NoAddress(), Unanswered, false),
        (NoFile(), "$1 could not be fetched: ironic-http or ironic-tftp on the undercloud does not answer", false),
        (NoBootLoader(), "its boot loader could not be fetched by TFTP: ironic-tftp on the undercloud does not answer", false),
        (RamdiskTooBig(), "the ramdisk does not fit into its memory: give the machine 1536 MiB or more in conf/lab.yaml", false),
        (Panic(), "its kernel stopped: $1", true),
        (NothingToBoot(), "it found nothing to boot: its disk holds no system and no medium or network boot was asked for (wrong boot order?)", true),
    ];

    public static BootStory ReadFile(string log)
    {
        if (!File.Exists(log))
        {
            return new(BootStage.PowerOn, false);
        }

        using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(Math.Max(0, file.Length - Tail), SeekOrigin.Begin);
        using var reader = new StreamReader(file);
        return Read(reader.ReadToEnd());
    }

    /// <param name="console">The console's text; what came before its last power-on is left aside.</param>
    public static BootStory Read(string console)
    {
        var text = Escapes().Replace(console, "");
        text = text[(PowerOn().Matches(text).LastOrDefault()?.Index ?? 0)..];
        if (string.IsNullOrWhiteSpace(text))
        {
            return new(BootStage.PowerOn, false);
        }

        var stage = Stages.Where(known => known.Sign.IsMatch(text)).Select(known => known.Stage).FirstOrDefault(BootStage.Firmware);
        var found = stage == BootStage.System ? [] : Causes.Where(known => known.Sign.IsMatch(text)).ToList();
        var cause = found.Select(known => known.Sign.Match(text).Result(known.Cause).TrimEnd()).FirstOrDefault();
        return new(stage, Disk().IsMatch(text), cause, IsOver: found.Any(known => known.IsOver), Said: Ours().Matches(text).LastOrDefault()?.Groups[1].Value);
    }

    [GeneratedRegex(@"\x1b\[[0-9;?]*[A-Za-z]|\x1b[()][A-Z0-9]|\r")]
    private static partial Regex Escapes();

    [GeneratedRegex($"^{MachineConsole.Mark}(.+)$", RegexOptions.Multiline)]
    private static partial Regex Ours();

    [GeneratedRegex(@"firmware: booting|SeaBIOS \(version|BdsDxe: loading|firmware: no bootable")]
    private static partial Regex PowerOn();

    [GeneratedRegex(@"firmware: booting /|Booting from Hard Disk|\\EFI\\(BOOT|systemd)|HD\(")]
    private static partial Regex Disk();

    [GeneratedRegex(@"^\S+ login:", RegexOptions.Multiline)]
    private static partial Regex LoginPrompt();

    [GeneratedRegex(@"Linux version |Welcome to .*Linux|systemd\[1\]: ")]
    private static partial Regex KernelRuns();

    [GeneratedRegex(@"https?://\S+?\.\.\.|firmware: ramdisk|NBP file downloaded|Booting from ROM\.\.\.\s+.*boot\.ipxe")]
    private static partial Regex Loads();

    [GeneratedRegex(@"Configuring \(net\d|Start PXE over|Start HTTP Boot")]
    private static partial Regex AsksForAddress();

    [GeneratedRegex(@"No configuration methods succeeded|PXE-E16|PXE-E51")]
    private static partial Regex NoAddress();

    [GeneratedRegex(@"((?:https?|tftp)://\S+?)\.\.\. ?(?:Connection|Operation not|Error|No such|Network unreachable|Timed out)")]
    private static partial Regex NoFile();

    [GeneratedRegex(@"PXE-E(?:18|21|22|23|99)\b")]
    private static partial Regex NoBootLoader();

    [GeneratedRegex(@"Initramfs unpacking failed|Unable to mount root fs|not enough memory|Out of memory")]
    private static partial Regex RamdiskTooBig();

    [GeneratedRegex(@"Kernel panic - not syncing: ([^\n]*)")]
    private static partial Regex Panic();

    [GeneratedRegex(@"firmware: no bootable device|No bootable device")]
    private static partial Regex NothingToBoot();
}

using System.Globalization;
using Undercast.Hosts;

namespace Undercast.Images;

/// <summary>
/// Makes a disk of a tree, without mounting more than its root for the BIOS boot loader.
/// <list type="number">
/// <item>A sparse file with an MBR table: partition 1 is the EFI system partition (FAT), partition 2 the root (ext4, active).</item>
/// <item>The root file system is written from the tree in one pass.</item>
/// <item>UEFI: systemd-boot, kernel and initrd go to the EFI system partition.</item>
/// <item>BIOS: syslinux's MBR code, and extlinux into the root.</item>
/// </list>
/// </summary>
internal sealed class DiskPacker(ICommandRunner host)
{
    private const long MiB = 1 << 20;
    private const long EspStart = MiB;
    private const long EspLength = 64 * MiB;
    private const long RootStart = EspStart + EspLength;

    public async Task PackAsync(MergedTree tree, string disk, int freeMiB, CancellationToken cancel)
    {
        var used = await host.RunAsync(tree.Outside("du --summarize --block-size=1M --exclude=./proc --exclude=./sys ."), cancel);
        var length = RootStart + (RootMiB(long.Parse(used.Output.Split('\t')[0], CultureInfo.InvariantCulture), freeMiB) * MiB);

        await host.RunAsync(new Command("truncate", "--size=" + Text(length), disk), cancel); // 1
        await host.RunAsync(new Command("sfdisk", "--quiet", disk) { Input = Table(length) }, cancel);
        await host.RunAsync(tree.Outside(RootScript, disk, Text(RootStart), Text((length - RootStart) / 1024)), cancel); // 2
        await host.RunAsync(tree.Outside(UefiScript, disk, Text(EspStart), Text(EspLength / 1024)), cancel); // 3
        await host.RunAsync(tree.Outside(BiosScript, disk, Text(RootStart), Text(length - RootStart)), cancel); // 4
    }

    /// <summary>Size of the root file system: its files, a sixteenth for what describes them (half of it inodes), the journal, and the room asked for.</summary>
    internal static long RootMiB(long usedMiB, int freeMiB) => usedMiB + (usedMiB / 16) + 64 + freeMiB;

    internal static string Table(long diskLength) => string.Create(CultureInfo.InvariantCulture, $"""
        label: dos
        start={EspStart / 512}, size={EspLength / 512}, type=ef
        start={RootStart / 512}, size={(diskLength - RootStart) / 512}, type=83, bootable

        """);

    // extlinux reads no 64-bit block numbers and no checksummed metadata.
    private const string RootScript =
        "mke2fs -q -t ext4 -L root -O '^64bit,^metadata_csum,^orphan_file' -i 8192 -J size=32 -m 1 "
        + "-E \"offset=$2,lazy_itable_init=0,root_owner=0:0\" -d . \"$1\" \"${3}K\"";

    private const string UefiScript =
        "mkfs.vfat -F 32 -s 1 -n ESP --offset=$(($2 / 512)) \"$1\" \"$3\" >/dev/null; "
        + "esp=\"$1@@$2\"; mmd -i \"$esp\" ::/EFI ::/EFI/BOOT ::/loader ::/loader/entries; "
        + "mcopy -i \"$esp\" usr/lib/systemd/boot/efi/systemd-bootx64.efi ::/EFI/BOOT/BOOTX64.EFI; "
        + "mcopy -i \"$esp\" usr/share/undercast/boot/loader.conf ::/loader/loader.conf; "
        + "mcopy -i \"$esp\" usr/share/undercast/boot/linux.conf ::/loader/entries/linux.conf; "
        + "mcopy -i \"$esp\" \"$(readlink -f vmlinuz)\" ::/vmlinuz; mcopy -i \"$esp\" \"$(readlink -f initrd.img)\" ::/initrd.img";

    private const string BiosScript =
        "mkdir -p /run/undercast-disk; mount -o \"loop,offset=$2,sizelimit=$3\" \"$1\" /run/undercast-disk; "
        + "extlinux --install /run/undercast-disk/boot/syslinux 2>/dev/null; umount /run/undercast-disk; "
        + "dd if=usr/lib/syslinux/mbr/mbr.bin of=\"$1\" conv=notrunc bs=440 count=1 status=none";

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}

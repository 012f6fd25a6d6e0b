using Undercast.Hosts;

namespace Undercast.Images;

/// <summary>Makes a ramdisk that holds a whole tree, and puts its kernel beside it.</summary>
internal sealed class RamdiskPacker(ICommandRunner host)
{
    public async Task PackAsync(MergedTree tree, string kernel, string ramdisk, CancellationToken cancel)
    {
        await host.RunAsync(tree.Outside("cp \"$(readlink -f vmlinuz)\" \"$1\"", kernel), cancel);
        // The kernel starts /init. Level 9 is where more time stops making it noticeably smaller.
        await host.RunAsync(tree.Outside(
            "ln -sf usr/lib/systemd/systemd init; rm -f vmlinuz* initrd.img*; "
            + "find . -path ./boot -prune -o -print0 | cpio --null --create --format=newc --quiet | zstd --quiet --threads=0 -9 -o \"$1\"",
            ramdisk), cancel);
    }
}

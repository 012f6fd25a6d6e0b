using System.Text.RegularExpressions;

namespace Undercast.Machines;

/// <summary>What the boot loader configuration of an ISO says: kernel arguments, and the path of the ramdisk in the ISO.</summary>
internal sealed partial record IsoBootConfiguration(string KernelArguments, string Ramdisk)
{
    /// <summary>Reads /isolinux/isolinux.cfg (BIOS) or /EFI/BOOT/grub.cfg and /boot/grub/grub.cfg (UEFI), whichever is there.</summary>
    /// <exception cref="InvalidDataException">There is no configuration, or none names a ramdisk.</exception>
    public static IsoBootConfiguration Read(string unpacked)
    {
        var files = Directory.EnumerateFiles(unpacked, "*.cfg", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        foreach (var file in files)
        {
            if (Parse(File.ReadAllText(file)) is { } found)
            {
                return found with { Ramdisk = Resolve(unpacked, found.Ramdisk) };
            }
        }

        throw new InvalidDataException($"the virtual medium is not bootable: none of {files.Count} boot loader configurations names a ramdisk");
    }

    /// <summary>Understands the syslinux form (`append initrd=X a b c`) and the GRUB form (`linux K a b c`, `initrd X`).</summary>
    internal static IsoBootConfiguration? Parse(string text)
    {
        var append = Append().Match(text);
        if (append.Success)
        {
            var words = append.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var ramdisk = Array.Find(words, word => word.StartsWith("initrd=", StringComparison.Ordinal)) ?? InitrdOf(text);
            return ramdisk is null ? null : new(string.Join(' ', words.Where(word => word != "--" && !word.StartsWith("initrd=", StringComparison.Ordinal))), ramdisk["initrd=".Length..]);
        }

        var linux = GrubLinux().Match(text);
        var initrd = InitrdOf(text);
        return linux.Success && initrd is not null ? new(linux.Groups[1].Value.Replace(" -- ", " ", StringComparison.Ordinal).Trim(), initrd["initrd=".Length..]) : null;
    }

    private static string? InitrdOf(string text) => GrubInitrd().Match(text) is { Success: true } found ? "initrd=" + found.Groups[1].Value : null;

    /// <summary>ISO file names come back in the case that the image's extensions kept, so the look-up ignores case.</summary>
    private static string Resolve(string root, string path)
    {
        var wanted = path.TrimStart('/');
        return Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .FirstOrDefault(file => Path.GetRelativePath(root, file).Equals(wanted, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidDataException($"the virtual medium's boot loader names the ramdisk '{path}', which is not on it");
    }

    [GeneratedRegex(@"^\s*append\s+(.*)$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Append();

    [GeneratedRegex(@"^\s*linux(?:efi)?\s+\S+\s+(.*)$", RegexOptions.Multiline)]
    private static partial Regex GrubLinux();

    [GeneratedRegex(@"^\s*initrd(?:efi)?\s+(\S+)", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex GrubInitrd();
}

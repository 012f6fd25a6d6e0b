namespace Undercast.Machines;

/// <summary>
/// What a container machine's firmware adds to a ramdisk after unpacking it: the kernel command line, because the kernel's own is the
/// Hypervisor's. The deploy ramdisk binds it over /proc/cmdline when it is there; the agent in it stays as it is.
/// </summary>
internal static class RamdiskOverlay
{
    public const string KernelArguments = "etc/undercast/kernel-arguments";

    public static void Write(string root, string kernelArguments)
    {
        var file = Path.Combine(root, KernelArguments);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, kernelArguments + "\n");
    }
}

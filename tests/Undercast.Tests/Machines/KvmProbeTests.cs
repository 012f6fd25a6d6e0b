using Undercast.Hosts;
using Undercast.Machines;

namespace Undercast.Tests.Machines;

/// <summary>The probe believes a kernel's console, and nothing less. A script poses as QEMU, with what QEMU was seen to print.</summary>
public sealed class KvmProbeTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("undercast-kvm-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_kernel_that_comes_to_its_missing_disk_has_booted()
    {
        var verdict = await AskAsync("""
            echo '[    0.000000] Linux version 6.12.118+deb13-cloud-amd64'
            echo '[    1.893061] Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,0)'
            sleep 60
            """);

        Assert.True(verdict.Boots, verdict.Why);
    }

    [Fact]
    public async Task An_emulator_that_gives_up_is_told_in_its_own_words()
    {
        var verdict = await AskAsync("echo 'qemu-system-x86_64: error: failed to set MSR 0x10a to 0xc000069' >&2; exit 134");

        Assert.Equal(
            new KvmVerdict(false, "a stock kernel does not boot under KVM; it last said: qemu-system-x86_64: error: failed to set MSR 0x10a to 0xc000069"), verdict);
    }

    [Fact]
    public async Task A_guest_that_falls_silent_is_given_up()
    {
        var verdict = await AskAsync("echo 'SeaBIOS'; sleep 60");

        Assert.Equal(new KvmVerdict(false, "a stock kernel does not boot under KVM; it last said: SeaBIOS"), verdict);
    }

    [Fact]
    public async Task Without_the_device_or_the_emulator_nothing_boots()
    {
        Assert.False((await AskAsync("exit 0", device: "/no/such/device")).Boots);
        var probe = new KvmProbe(new LocalCommandRunner(TimeProvider.System), TimeProvider.System) { Emulator = "/no/such/emulator" };
        Assert.Contains("'/no/such/emulator'", (await probe.AskAsync("/dev/null", _ => Task.FromResult("kernel"), TestContext.Current.CancellationToken)).Why, StringComparison.Ordinal);
    }

    private async Task<KvmVerdict> AskAsync(string script, string device = "/dev/null")
    {
        var emulator = Path.Combine(folder.FullName, "emulator");
        await File.WriteAllTextAsync(emulator, $"#!/bin/sh\n{script}\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(emulator, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var probe = new KvmProbe(new LocalCommandRunner(TimeProvider.System), TimeProvider.System) { Emulator = emulator, Silence = TimeSpan.FromSeconds(1) };
        return await probe.AskAsync(device, _ => Task.FromResult("kernel"), TestContext.Current.CancellationToken);
    }
}

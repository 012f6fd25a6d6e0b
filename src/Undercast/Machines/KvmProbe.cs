using Undercast.Hosts;

namespace Undercast.Machines;

/// <summary>Whether KVM boots a 64-bit guest on this Hypervisor, and what was seen.</summary>
internal sealed record KvmVerdict(bool Boots, string Why);

/// <summary>
/// Boots a stock kernel under KVM and watches its serial console. <c>/dev/kvm</c> may exist, answer its API, even run firmware, and never
/// start a kernel (seen on nested hosts): so nothing less is believed. Runs on the Hypervisor.
/// </summary>
/// <param name="host">This machine.</param>
/// <param name="clock">The clock of the silence.</param>
internal sealed class KvmProbe(ICommandRunner host, TimeProvider clock)
{
    /// <summary>The last thing that a kernel without any disk does: everything before it has worked.</summary>
    internal const string Reached = "Unable to mount root fs";

    /// <summary>A console that says nothing for this long will say nothing more; a kernel under emulation needs 4 s in all.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Found in PATH.</summary>
    public string Emulator { get; init; } = "qemu-system-x86_64";

    /// <param name="device">The device; <c>/dev/kvm</c>.</param>
    /// <param name="kernel">Finds the kernel to boot, once it is known to be needed.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<KvmVerdict> AskAsync(string device, Func<CancellationToken, Task<string>> kernel, CancellationToken cancel)
    {
        if (!File.Exists(device))
        {
            return new(false, $"there is no {device}");
        }

        var booted = false;
        var last = "nothing on its console";
        using var over = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, over.Token);
        try
        {
            var command = Command(await kernel(cancel));
            over.CancelAfter(Silence);
            await host.StreamAsync(command, Heard, either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // Silent, or booted: it was ended.
        }
        catch (HostException failure)
        {
            return new(false, $"the guest could not be started: {failure.Message.Split('\n')[0]}");
        }

        return booted ? new(true, "a stock kernel boots under KVM") : new(false, $"a stock kernel does not boot under KVM; it last said: {last}");

        void Heard(string line)
        {
            booted |= line.Contains(Reached, StringComparison.Ordinal);
            last = line.Trim() is { Length: > 0 } said ? said : last;
            over.CancelAfter(booted ? TimeSpan.Zero : Silence);
        }
    }

    private Command Command(string kernel) => new(
        Emulator, "-accel", "kvm", "-cpu", "host", "-m", "256", "-nodefaults", "-no-user-config", "-display", "none", "-serial", "stdio",
        "-no-reboot", "-kernel", kernel, "-append", "console=ttyS0 earlyprintk=ttyS0 panic=-1")
    {
        AllowFailure = true,
        KillAfter = TimeSpan.FromMilliseconds(500),
    };
}

using CsCheck;
using Undercast.Bmc;
using Undercast.Bmc.Ipmi.Commands;

namespace Undercast.Tests.Bmc.Ipmi;

/// <summary>What is set is what is got, for every device, once and persistent, BIOS and UEFI, running or not.</summary>
public sealed class BootFlagTests
{
    // As Ironic sends them: pxe, disk, safe, cdrom, bios, and disk for one vendor.
    public static TheoryData<byte> Devices => [0x04, 0x08, 0x0C, 0x14, 0x18, 0x24];

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(Devices))]
    public async Task Each_device_is_got_as_it_was_set(byte device)
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = await served.LogInAsync();
        foreach (var on in (bool[])[false, true])
        {
            await served.Machine.PowerAsync(on ? PowerAction.On : PowerAction.ForceOff, ServedMachine.Cancel);
            foreach (byte flags in (byte[])[0x80, 0xC0, 0xA0, 0xE0]) // once, persistent; the same for UEFI
            {
                Assert.Equal(0, (await client.AskAsync(0x00, 0x08, 5, flags, device, 0, 0, 0))[0]);
                Assert.Equal([0, 1, 5, flags, device, 0, 0, 0], await client.AskAsync(0x00, 0x09, 5, 0, 0));
            }
        }
    }

    [Fact]
    public void Any_flags_survive_decoding_and_encoding() =>
        Gen.Byte.Array[5].Sample(bytes =>
        {
            if (BootCommands.Decode(bytes) is { } settings)
            {
                var again = BootCommands.Encode(settings);
                // Bits 4 to 0 of the first byte are BIOS verbosity and reserved; "persistent" without "valid" means nothing.
                var kept = (bytes[0] & 0x80) != 0 ? 0xE0 : 0xA0;
                Assert.Equal(bytes[0] & kept, again[0] & kept);
                Assert.Equal(bytes[1..], again[1..]);
            }
        });

    [Fact(Timeout = 30_000)]
    public async Task A_one_time_device_is_used_up_by_the_next_start_and_a_persistent_one_is_not()
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = await served.LogInAsync();

        await client.AskAsync(0x00, 0x08, 5, 0x80, 0x04, 0, 0, 0);
        await client.AskAsync(0x00, 0x02, 1);
        Assert.Equal(0x00, (await client.AskAsync(0x00, 0x09, 5, 0, 0))[3] & 0x80);
        await client.AskAsync(0x00, 0x08, 5, 0xC0, 0x08, 0, 0, 0);
        await client.AskAsync(0x00, 0x02, 2);

        Assert.Equal([0, 1, 5, 0xC0, 0x08, 0, 0, 0], await client.AskAsync(0x00, 0x09, 5, 0, 0));
        Assert.Equal([BootTarget.Pxe, BootTarget.Disk], served.Machine.Starts);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_settings_around_a_boot_device_are_taken_as_Ironic_and_ipmitool_send_them()
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = await served.LogInAsync();

        foreach (byte[] parameter in (byte[][])[[3, 8], [0, 1], [4, 1, 1], [0, 2], [0, 0]])
        {
            Assert.Equal(0, (await client.AskAsync(0x00, 0x08, parameter))[0]);
        }
    }

    [Fact(Timeout = 30_000)]
    public async Task A_device_that_the_standard_reserves_is_refused_and_the_old_one_stays()
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = await served.LogInAsync();
        await client.AskAsync(0x00, 0x08, 5, 0xC0, 0x04, 0, 0, 0);

        Assert.Equal(0xCC, (await client.AskAsync(0x00, 0x08, 5, 0xC0, 0x28, 0, 0, 0))[0]);
        Assert.Equal(0xC7, (await client.AskAsync(0x00, 0x08, 5, 0xC0))[0]);
        Assert.Equal([0, 1, 5, 0xC0, 0x04, 0, 0, 0], await client.AskAsync(0x00, 0x09, 5, 0, 0));
    }

    [Fact(Timeout = 30_000)]
    public async Task While_the_machine_cannot_be_asked_setting_a_device_is_busy_and_not_a_success()
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = await served.LogInAsync();
        served.Machine.Fault = new MachineUnreachableException("libvirtd is away");

        Assert.Equal(0xC0, (await client.AskAsync(0x00, 0x08, 5, 0x80, 0x04, 0, 0, 0))[0]);
        Assert.Equal(0xC0, (await client.AskAsync(0x00, 0x01))[0]);
        served.Machine.Fault = null;
        Assert.Equal(0, (await client.AskAsync(0x00, 0x01))[0]);
    }
}

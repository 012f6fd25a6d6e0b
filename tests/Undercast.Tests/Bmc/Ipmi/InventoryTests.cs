using System.Text;

namespace Undercast.Tests.Bmc.Ipmi;

/// <summary>What the BMC tells about itself and the machine: identity, sensors, FRU, event log, console.</summary>
public sealed class InventoryTests
{
    [Fact(Timeout = 30_000)]
    public async Task The_GUID_is_the_machines_UUID_with_or_without_a_session()
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = await served.LogInAsync();
        using var stranger = new IpmiClient(served.Ipmi);
        byte[] wanted = [0, .. served.Machine.Uuid.ToByteArray(bigEndian: true).Reverse()];

        Assert.Equal(wanted, await client.AskAsync(0x06, 0x08));
        Assert.Equal(wanted, await client.AskAsync(0x06, 0x37));
        Assert.Equal(wanted, await stranger.AskOpenAsync(0x06, 0x37));
    }

    [Fact(Timeout = 30_000)]
    public async Task Every_sensor_record_can_be_read_to_the_end_and_each_sensor_has_a_reading()
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = await served.LogInAsync();
        await client.AskAsync(0x00, 0x02, 1);
        var (id, kinds) = (new byte[2], new List<byte>());
        do
        {
            var record = await client.AskAsync(0x0A, 0x23, 0, 0, id[0], id[1], 0, 0xFF);
            Assert.Equal(0, record[0]);
            Assert.Equal(record[3 + 4], record.Length - 3 - 5); // the length that the record tells of itself
            kinds.Add(record[3 + 3]);
            if (record[3 + 3] is 0x01 or 0x02)
            {
                Assert.Equal(0, (await client.AskAsync(0x04, 0x2D, record[3 + 7]))[0]);
            }

            id = record[1..3];
        }
        while (id is not [0xFF, 0xFF]);

        Assert.Contains((byte)0x01, kinds);
        Assert.Contains((byte)0x02, kinds);
    }

    [Fact(Timeout = 30_000)]
    public async Task Part_of_a_record_needs_a_reservation()
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = await served.LogInAsync();

        Assert.Equal(0xC5, (await client.AskAsync(0x0A, 0x23, 99, 0, 0, 0, 5, 10))[0]);
        var reservation = await client.AskAsync(0x0A, 0x22);
        Assert.Equal(0, (await client.AskAsync(0x0A, 0x23, reservation[1], reservation[2], 0, 0, 5, 10))[0]);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_FRU_has_the_machines_name_and_sums_that_hold()
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = await served.LogInAsync();
        var size = await client.AskAsync(0x0A, 0x10, 0);
        List<byte> content = [];
        while (content.Count < size[1] + (size[2] << 8))
        {
            var part = await client.AskAsync(0x0A, 0x11, 0, (byte)content.Count, (byte)(content.Count >> 8), 16);
            content.AddRange(part[2..]);
        }

        Assert.Contains("node-0", Encoding.Latin1.GetString([.. content]), StringComparison.Ordinal);
        Assert.Equal(0, content.Take(8).Sum(one => one) & 0xFF);
        foreach (var area in (int[])[content[3] * 8, content[4] * 8])
        {
            Assert.Equal(0, content.Skip(area).Take(content[area + 1] * 8).Sum(one => one) & 0xFF);
        }
    }

    [Fact(Timeout = 30_000)]
    public async Task The_event_log_is_empty_and_can_be_cleared()
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = await served.LogInAsync();

        Assert.Equal([0, 0x51, 0, 0], (await client.AskAsync(0x0A, 0x40))[..4]);
        Assert.Equal([0, 0x01], await client.AskAsync(0x0A, 0x47, 0, 0, (byte)'C', (byte)'L', (byte)'R', 0xAA));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_warm_reset_keeps_the_session_and_a_cold_one_ends_it_after_the_answer()
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = await served.LogInAsync();

        Assert.Equal(0, (await client.AskAsync(0x06, 0x03))[0]);
        Assert.Equal(0, (await client.AskAsync(0x06, 0x01))[0]);
        Assert.Equal(0, (await client.AskAsync(0x06, 0x02))[0]);
        // The answer comes first, the reset after it: a question may still slip in between, and on a busy machine be answered late.
        var silences = 0;
        for (var attempt = 0; silences < 3 && attempt < 20; attempt++)
        {
            await client.SendAsync(client.Seal(0, client.Message(0x06, 0x01)));
            silences = await client.HearsAsync(TimeSpan.FromMilliseconds(400)) ? 0 : silences + 1;
        }

        Assert.Equal(3, silences);

        using var again = await served.LogInAsync();
    }

    [Fact(Timeout = 30_000)]
    public async Task What_does_not_exist_is_an_invalid_command_and_what_is_too_short_a_wrong_length()
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = await served.LogInAsync();

        Assert.Equal(0xC1, (await client.AskAsync(0x2C, 0x00, 0))[0]); // PICMG, which ipmitool asks for in every session
        Assert.Equal(0xC7, (await client.AskAsync(0x00, 0x02))[0]);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_identify_light_is_one_for_both_protocols()
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = await served.LogInAsync();
        using var http = served.Http();

        await client.AskAsync(0x00, 0x04, 60);

        Assert.Contains("\"LocationIndicatorActive\":true", await http.GetStringAsync(new Uri(served.System, UriKind.Relative), ServedMachine.Cancel), StringComparison.Ordinal);
        await client.AskAsync(0x00, 0x04, 0);
        Assert.Equal(0x40, (await client.AskAsync(0x00, 0x01))[3]);
    }
}

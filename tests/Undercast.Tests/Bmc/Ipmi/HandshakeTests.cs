using System.Net.Sockets;
using Undercast.Bmc;
using Undercast.Tests.Steps;

namespace Undercast.Tests.Bmc.Ipmi;

/// <summary>The way into a session, docs/bmc-protocol.md part 1.</summary>
public sealed class HandshakeTests
{
    [Theory(Timeout = 30_000)]
    [InlineData(3)]
    [InlineData(17)]
    public async Task Both_suites_log_in_and_both_ends_prove_that_they_know_the_password(byte suite)
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = await served.LogInAsync(suite);

        var id = await client.AskAsync(0x06, 0x01);

        Assert.Equal(0, id[0]);
        // Clients refuse a Get Device ID of any length but 11 and 15.
        Assert.Equal(1 + 15, id.Length);
    }

    [Theory(Timeout = 30_000)]
    [InlineData(0, 0, 0)] // suite 0: no password at all
    [InlineData(1, 0, 0)] // 1
    [InlineData(1, 1, 0)] // 2: not encrypted
    [InlineData(2, 2, 1)] // 8: MD5
    [InlineData(3, 4, 0)] // 16: not encrypted
    [InlineData(1, 1, 2)] // 4: xRC4
    public async Task A_suite_that_is_not_offered_is_refused_at_once(byte authentication, byte integrity, byte confidentiality)
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = new IpmiClient(served.Ipmi);

        await client.SendAsync([6, 0, 0xFF, 7, 6, 0x10, 0, 0, 0, 0, 0, 0, 0, 0, 32, 0,
            9, 4, 0, 0, 1, 2, 3, 4, 0, 0, 0, 8, authentication, 0, 0, 0, 1, 0, 0, 8, integrity, 0, 0, 0, 2, 0, 0, 8, confidentiality, 0, 0, 0]);
        var refusal = await client.ReceiveAsync();

        Assert.Equal([9, 0x11], refusal[16..18]);
    }

    [Fact(Timeout = 30_000)]
    public async Task Suites_3_and_17_are_told_and_no_other()
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = new IpmiClient(served.Ipmi);

        var suites = await client.AskOpenAsync(0x06, 0x54, 0x0E, 0x00, 0x80);

        Assert.Equal([0, 1, 0xC0, 3, 1, 0x41, 0x81, 0xC0, 17, 3, 0x44, 0x81], suites);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_client_that_does_not_speak_2_0_is_told_that_there_is_no_way_in()
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = new IpmiClient(served.Ipmi);

        var old = await client.AskOpenAsync(0x06, 0x38, 0x0E, 0x04);
        var now = await client.AskOpenAsync(0x06, 0x38, 0x8E, 0x04);

        Assert.Equal([0, 1, 0x00, 0x04, 0x00], old[..5]);
        Assert.Equal([0, 1, 0x80, 0x04, 0x02], now[..5]);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_presence_ping_is_answered_with_its_tag()
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = new IpmiClient(served.Ipmi);

        await client.SendAsync([6, 0, 0xFF, 6, 0, 0, 0x11, 0xBE, 0x80, 42, 0, 0]);
        var pong = await client.ReceiveAsync();

        Assert.Equal([0x40, 42], pong[8..10]);
        Assert.Equal(0x81, pong[20]);
    }

    [Theory(Timeout = 30_000)]
    [InlineData(3, "admin", "wrong")]
    [InlineData(17, "admin", "wrong")]
    [InlineData(17, "nobody", "wrong")]
    [InlineData(17, "", "")]
    public async Task A_wrong_password_and_an_unknown_user_get_the_same_answer_and_get_it_at_once(byte suite, string user, string password)
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = new IpmiClient(served.Ipmi, suite);

        Assert.Equal(0x0F, await client.OpenAsync(user, password));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_session_that_does_not_exist_is_refused_with_its_own_code()
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = new IpmiClient(served.Ipmi);

        foreach (byte type in (byte[])[0x12, 0x14])
        {
            await client.SendAsync([6, 0, 0xFF, 7, 6, type, 0, 0, 0, 0, 0, 0, 0, 0, 28, 0, 5, 0, 0, 0, 9, 9, 9, 9, .. new byte[20]]);
            Assert.Equal([5, 0x02], (await client.ReceiveAsync())[16..18]);
        }
    }

    [Fact(Timeout = 30_000)]
    public async Task A_name_that_is_longer_than_IPMI_has_is_refused_with_its_own_code()
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = new IpmiClient(served.Ipmi);

        Assert.Equal(0x0C, await client.OpenAsync("a-name-of-more-than-16", "x"));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_session_ends_after_a_minute_of_silence()
    {
        var clock = new FakeClock();
        await using var served = await ServedMachine.StartAsync(clock);
        using var client = await served.LogInAsync();

        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(0, (await client.AskAsync(0x06, 0x01))[0]);
        clock.Advance(TimeSpan.FromSeconds(61));
        await client.SendAsync(client.Seal(0, client.Message(0x06, 0x01)));

        Assert.False(await client.HearsAsync(TimeSpan.FromMilliseconds(200)));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_null_user_with_a_password_can_log_in()
    {
        await using var served = await ServedMachine.StartAsync(null, null, new BmcUser("", ServedMachine.Password));
        using var client = await served.LogInAsync(user: "");

        Assert.Equal(0, (await client.AskAsync(0x00, 0x01))[0]);
    }

    [Fact(Timeout = 60_000)]
    public async Task Two_hundred_sessions_at_once_are_all_served()
    {
        await using var served = await ServedMachine.StartAsync();

        var clients = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => served.LogInAsync((byte)(i % 2 == 0 ? 3 : 17))));
        var answers = await Task.WhenAll(clients.Select(client => client.AskAsync(0x00, 0x01)));

        Assert.All(answers, answer => Assert.Equal(0, answer[0]));
        Array.ForEach(clients, client => client.Dispose());
    }

    [Fact(Timeout = 60_000)]
    public async Task A_flood_of_half_open_sessions_does_not_keep_out_who_knows_the_password()
    {
        await using var served = await ServedMachine.StartAsync();
        using var flood = new UdpClient(AddressFamily.InterNetwork);
        flood.Connect(served.Ipmi);
        for (var i = 0; i < 2000; i++)
        {
            await flood.SendAsync(new byte[] { 6, 0, 0xFF, 7, 6, 0x10, 0, 0, 0, 0, 0, 0, 0, 0, 32, 0, 0, 4, 0, 0, 1, 2, 3, 4, 0, 0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 8, 4, 0, 0, 0, 2, 0, 0, 8, 1, 0, 0, 0 }, ServedMachine.Cancel);
        }

        using var client = await served.LogInAsync();

        Assert.Equal(0, (await client.AskAsync(0x00, 0x01))[0]);
    }
}

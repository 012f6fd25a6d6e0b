using Undercast.Bmc;

namespace Undercast.Tests.Bmc.Ipmi;

public sealed class PrivilegeTests
{
    private const byte Refused = 0xD4;

    [Fact(Timeout = 30_000)]
    public async Task A_session_opened_as_user_cannot_power_off()
    {
        await using var served = await ServedMachine.StartAsync();
        await served.Machine.PowerAsync(PowerAction.On, ServedMachine.Cancel);
        using var client = await served.LogInAsync(privilege: 2);

        Assert.Equal(Refused, (await client.AskAsync(0x00, 0x02, 0))[0]);
        Assert.Equal(0x81, (await client.AskAsync(0x06, 0x3B, 4))[0]);
        Assert.Equal(0, (await client.AskAsync(0x00, 0x01))[0]);
        Assert.Equal(PowerState.On, (await served.Machine.ReadAsync(ServedMachine.Cancel)).Power);
    }

    [Theory(Timeout = 30_000)]
    [InlineData(Privilege.User, Refused, Refused, Refused)]
    [InlineData(Privilege.Operator, 0, 0, Refused)]
    [InlineData(Privilege.Administrator, 0, 0, 0)]
    public async Task Nobody_gets_more_than_the_user_has(Privilege user, byte power, byte boot, byte reset)
    {
        await using var served = await ServedMachine.StartAsync(null, null, new BmcUser("some", ServedMachine.Password, user));
        using var client = new IpmiClient(served.Ipmi);
        Assert.Equal(0, await client.OpenAsync("some", ServedMachine.Password));

        Assert.Equal(user == Privilege.Administrator ? 0 : 0x81, (await client.AskAsync(0x06, 0x3B, 4))[0]);
        await client.AskAsync(0x06, 0x3B, (byte)user);

        Assert.Equal(power, (await client.AskAsync(0x00, 0x02, 1))[0]);
        Assert.Equal(boot, (await client.AskAsync(0x00, 0x08, 5, 0x80, 4, 0, 0, 0))[0]);
        Assert.Equal(reset, (await client.AskAsync(0x06, 0x03))[0]);
    }

    [Theory(Timeout = 30_000)]
    [InlineData(0x00, 0x02)]
    [InlineData(0x00, 0x08)]
    [InlineData(0x06, 0x02)]
    [InlineData(0x06, 0x3C)]
    public async Task Without_a_session_nothing_is_changed(byte netFn, byte command)
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = new IpmiClient(served.Ipmi);

        Assert.Equal(Refused, (await client.AskOpenAsync(netFn, command, 1, 0, 0, 0, 0, 0))[0]);
        Assert.Equal(PowerState.Off, (await served.Machine.ReadAsync(ServedMachine.Cancel)).Power);
    }

    [Fact(Timeout = 30_000)]
    public async Task Users_are_told_by_number_and_their_passwords_never()
    {
        await using var served = await ServedMachine.StartAsync(null, null, new BmcUser("admin", ServedMachine.Password), new BmcUser("look", "only", Privilege.User));
        using var client = await served.LogInAsync();

        var name = await client.AskAsync(0x06, 0x46, 2);
        var access = await client.AskAsync(0x06, 0x44, 1, 2);

        Assert.Equal("look", System.Text.Encoding.ASCII.GetString(name[1..]).TrimEnd('\0'));
        Assert.Equal((byte)Privilege.User, access[^1] & 0x0F);
        Assert.DoesNotContain(ServedMachine.Password, new BmcUser("admin", ServedMachine.Password).ToString(), StringComparison.Ordinal);
    }
}

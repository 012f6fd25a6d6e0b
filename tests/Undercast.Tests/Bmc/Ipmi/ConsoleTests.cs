using System.Text;

namespace Undercast.Tests.Bmc.Ipmi;

/// <summary>Serial over LAN; the machine that only remembers says back what is typed.</summary>
public sealed class ConsoleTests
{
    private const byte Sol = 1;

    [Fact(Timeout = 30_000)]
    public async Task What_is_typed_is_acknowledged_and_typed_once_and_what_the_machine_says_comes_again_until_it_is_heard()
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = await served.LogInAsync();
        Assert.Equal(0, (await client.AskAsync(0x06, 0x48, Sol, 1, 0xC6, 0, 0, 0))[0]);

        // Typed twice, as after a lost acknowledge.
        await client.SendAsync(client.Seal(Sol, [1, 0, 0, 0, .. "hello"u8]));
        await client.SendAsync(client.Seal(Sol, [1, 0, 0, 0, .. "hello"u8]));
        var (acknowledges, said) = (0, new List<byte[]>());
        while (acknowledges < 2 || said.Count < 2)
        {
            var (type, payload) = client.Open(await client.ReceiveAsync());
            Assert.Equal(Sol, type);
            if (payload[0] == 0)
            {
                Assert.Equal([0, 1, 5, 0], payload);
                acknowledges++;
            }
            else
            {
                said.Add(payload);
            }
        }

        Assert.Equal("hello", Encoding.ASCII.GetString(said[0][4..]));
        Assert.Equal(said[0], said[1]); // not acknowledged, so sent again
    }

    [Fact(Timeout = 30_000)]
    public async Task One_session_has_the_console_and_another_can_take_it()
    {
        await using var served = await ServedMachine.StartAsync();
        using var first = await served.LogInAsync();
        using var second = await served.LogInAsync();

        Assert.Equal(0x80, (await first.AskAsync(0x06, 0x49, Sol, 1, 0, 0, 0, 0))[0]); // nobody has it
        Assert.Equal(0, (await first.AskAsync(0x06, 0x48, Sol, 1, 0xC6, 0, 0, 0))[0]);
        Assert.Equal(0x80, (await second.AskAsync(0x06, 0x48, Sol, 1, 0xC6, 0, 0, 0))[0]);
        Assert.Equal(0, (await second.AskAsync(0x06, 0x49, Sol, 1, 0, 0, 0, 0))[0]);
        Assert.Equal(0, (await second.AskAsync(0x06, 0x48, Sol, 1, 0xC6, 0, 0, 0))[0]);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_session_that_ends_lets_the_console_go()
    {
        await using var served = await ServedMachine.StartAsync();
        using var first = await served.LogInAsync();
        using var second = await served.LogInAsync();
        await first.AskAsync(0x06, 0x48, Sol, 1, 0xC6, 0, 0, 0);

        await first.AskAsync(0x06, 0x3C, BitConverter.GetBytes(first.SessionId));

        Assert.Equal(0, (await second.AskAsync(0x06, 0x48, Sol, 1, 0xC6, 0, 0, 0))[0]);
    }
}

namespace Undercast.Tests.Bmc.Ipmi;

/// <summary>What other virtual BMCs leak: sessions, commands, handshakes that nobody finished.</summary>
[Collection(Alone)]
public sealed class MemoryTests
{
    /// <summary>Other tests must not allocate meanwhile.</summary>
    public const string Alone = "measures the memory of the process";

    private const int Commands = 100_000;
    private const long Slack = 1 << 20;

    [Fact(Timeout = 300_000)]
    public async Task Memory_is_flat_over_a_hundred_thousand_commands()
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = await served.LogInAsync();
        await AskAsync(Commands / 10);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await AskAsync(Commands);

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, Slack);

        async Task AskAsync(int times)
        {
            for (var i = 0; i < times; i++)
            {
                Assert.Equal(0, (await client.AskAsync(0x00, 0x01))[0]);
            }
        }
    }

    [Fact(Timeout = 300_000)]
    public async Task Memory_is_flat_over_sessions_that_are_closed()
    {
        await using var served = await ServedMachine.StartAsync();
        await SessionsAsync(100);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await SessionsAsync(2000);

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, Slack);

        async Task SessionsAsync(int times)
        {
            for (var i = 0; i < times; i++)
            {
                using var client = await served.LogInAsync();
                Assert.Equal(0, (await client.AskAsync(0x06, 0x3C, BitConverter.GetBytes(client.SessionId)))[0]);
            }
        }
    }
}

[CollectionDefinition(MemoryTests.Alone, DisableParallelization = true)]
public sealed class MemoryCollection;

namespace Undercast.MachineTests.Bmc;

/// <summary>The console through clients that want a terminal; the machine says back what is typed.</summary>
public sealed class ConsoleClientTests
{
    [Theory(Timeout = 120_000)]
    [InlineData("ipmitool -I lanplus -H 127.0.0.1 -p {port} -U admin -E -C 3 sol activate", "~.")]
    [InlineData("ipmitool -I lanplus -H 127.0.0.1 -p {port} -U admin -E -C 17 sol activate", "~.")]
    [InlineData("ipmiconsole -h 127.0.0.1:{port} -u admin -p {password} -I 17", "&.")]
    public async Task What_is_typed_comes_back(string client, string leave)
    {
        await using var bmc = await BmcClient.StartAsync();
        var line = client.Replace("{port}", BmcClient.Port(bmc.Ipmi), StringComparison.Ordinal).Replace("{password}", BmcClient.Password, StringComparison.Ordinal);

        // script(1) gives it a terminal; what is typed waits until the session stands.
        var said = await BmcClient.RunAsync("sh", "-c", $"(sleep 2; printf 'hello, machine\\r'; sleep 1; printf '\\r{leave}'; sleep 1) | script --quiet --flush --command '{line}' /dev/null");

        Assert.Contains("hello, machine", said, StringComparison.Ordinal);
    }
}

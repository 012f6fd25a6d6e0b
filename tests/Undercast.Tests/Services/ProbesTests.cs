using System.Globalization;
using Undercast.Hosts;
using Undercast.Services.Catalog;
using Undercast.Tests.Hosts;

namespace Undercast.Tests.Services;

/// <summary>The lines that systemd runs after a unit's start, run as it does.</summary>
public sealed class ProbesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_holds_only_after_a_pause_is_no_failure()
    {
        var seen = folder.Path("seen");

        var result = await RunAsync(Probes.Until($"test -e {seen} || ! touch {seen}", "0.01"), Environment.ProcessId);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    [Fact]
    public async Task The_end_of_the_unit_s_process_is_one()
    {
        // Above the kernel's highest number.
        var result = await RunAsync(Probes.Until("false", "0.01"), 1 << 23);

        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public async Task A_closed_port_is_waited_for_without_a_word()
    {
        var result = await RunAsync(Probes.UntilListens("127.0.0.1", 1), 1 << 23);

        Assert.Equal(1, result.ExitCode);
        Assert.DoesNotContain("refused", result.Error, StringComparison.Ordinal);
    }

    private static Task<CommandResult> RunAsync(string line, int process)
    {
        var quote = line.IndexOf('\'', StringComparison.Ordinal);
        Assert.Equal("/bin/bash -c ", line[..quote]);
        // systemd takes two dollars for one.
        var script = line[(quote + 1)..^1].Replace("$$", "$", StringComparison.Ordinal);
        return new LocalCommandRunner(TimeProvider.System).RunAsync(
            new Command("/bin/bash", "-c", script)
            {
                AllowFailure = true,
                Environment = new Dictionary<string, string?> { ["MAINPID"] = process.ToString(CultureInfo.InvariantCulture) },
            },
            TestContext.Current.CancellationToken);
    }
}

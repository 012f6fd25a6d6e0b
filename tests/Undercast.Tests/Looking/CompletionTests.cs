using Undercast.Commands;
using Undercast.Hosts;

namespace Undercast.Tests.Looking;

/// <summary>The scripts of completion are scripts of their shells.</summary>
public sealed class CompletionTests
{
    [Fact(Timeout = 20_000)]
    public async Task The_script_for_bash_is_bash()
    {
        var script = CompletionCommand.Scripts["bash"];

        var checkedBy = await new LocalCommandRunner(TimeProvider.System).RunAsync(new Command("bash", "-n") { Input = script, AllowFailure = true }, TestContext.Current.CancellationToken);

        Assert.Equal((0, ""), (checkedBy.ExitCode, checkedBy.Error));
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    public void Every_script_asks_the_program_itself(string shell) => Assert.Contains("[suggest:", CompletionCommand.Scripts[shell], StringComparison.Ordinal);
}

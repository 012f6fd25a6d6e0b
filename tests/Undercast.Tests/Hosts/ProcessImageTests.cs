using static Undercast.Tests.Hosts.DummyProgram;

namespace Undercast.Tests.Hosts;

public sealed class ProcessImageTests
{
    [Fact(Timeout = 60_000)]
    public async Task The_process_becomes_the_program_with_its_arguments_environment_and_status()
    {
        await using var process = Local.Start(Does("become", "sh", "-c", "echo \"$$ $BECAME ${HOME-none} $1\"; exit 7", "sh", "a b"));
        using var output = new StreamReader(process.Output);

        Assert.Equal($"{process.Id} sh none a b\n", await output.ReadToEndAsync(Cancel));
        Assert.Equal(7, await process.Exited);
    }

    // .NET ignores SIGPIPE: a program that did too would write on after its reader has gone.
    [Fact(Timeout = 60_000)]
    public async Task The_program_ends_when_nobody_reads_it() =>
        Assert.DoesNotContain("still there", (await Local.RunAsync(Does("become", "sh", "-c", "{ sh -c 'kill -PIPE $$; echo still there'; }; true"), Cancel)).Output, StringComparison.Ordinal);

    [Fact(Timeout = 60_000)]
    public async Task A_program_that_is_not_there_is_told() =>
        Assert.Contains("ProgramNotFoundException", (await Local.RunAsync(Does("become", "undercast-none") with { AllowFailure = true }, Cancel)).Error, StringComparison.Ordinal);
}

using System.Text.Json;
using Undercast.Hosts;

namespace Undercast.LabTests;

/// <summary>The published program, used as a person would: by its command line, on a lab directory of its own.</summary>
internal sealed class UndercastProgram(string labDirectory)
{
    private static readonly LocalCommandRunner Local = new(TimeProvider.System);

    public static string Path { get; } = Environment.GetEnvironmentVariable("UNDERCAST_PROGRAM")
        ?? throw new InvalidOperationException("UNDERCAST_PROGRAM is not set; ./test sets it to the published program");

    public async Task<CommandResult> RunAsync(params string[] arguments)
    {
        var result = await Local.RunAsync(new Command(Path, ["--lab", labDirectory, .. arguments]) { AllowFailure = true }, TestContext.Current.CancellationToken);
        TestContext.Current.SendDiagnosticMessage($"{string.Join(' ', arguments)}: exit code {result.ExitCode}");
        return result;
    }

    /// <summary>As <see cref="RunAsync"/>, and it must succeed.</summary>
    public async Task<string> DoAsync(params string[] arguments)
    {
        var result = await RunAsync(arguments);
        Assert.True(result.ExitCode == 0, $"undercast {string.Join(' ', arguments)} ended with {result.ExitCode}\n{result.Error}\n{result.Output}");
        return result.Output + result.Error;
    }

    /// <summary>As <see cref="DoAsync"/>, and it says that there is nothing to do; if not, all that it said is told.</summary>
    public async Task HasNothingToDoAsync(params string[] arguments)
    {
        var said = await DoAsync(arguments);
        Assert.True(said.Contains("nothing to do", StringComparison.Ordinal), $"undercast {string.Join(' ', arguments)} had something to do:\n{said}");
    }

    /// <summary>Starts it, and kills it (SIGKILL) after a while, as a lost power supply would, if it has not ended by then.</summary>
    public async Task KillAsync(TimeSpan after, params string[] arguments)
    {
        await using var running = Local.Start(new Command(Path, ["--lab", labDirectory, "--quiet", .. arguments]));
        await Task.WhenAny(running.Exited, Task.Delay(after, TimeProvider.System, TestContext.Current.CancellationToken));
        await Local.RunAsync(new Command("kill", "-KILL", $"{running.Id}") { AllowFailure = true }, TestContext.Current.CancellationToken);
        await running.Exited;
    }

    /// <summary>Starts it; its two streams are one.</summary>
    public TalkingRun Start(params string[] arguments) =>
        new(Local.Start(new Command("sh", ["-c", "exec \"$@\" 2>&1", "sh", Path, "--lab", labDirectory, .. arguments])));

    public async Task<JsonElement> StatusAsync()
    {
        var result = await RunAsync("status", "--json");
        return JsonSerializer.Deserialize<JsonElement>(result.Output);
    }

    /// <summary>A program of the Orchestrator, for looking at what a lab leaves there.</summary>
    public static async Task<string> LookAsync(string program, params string[] arguments) =>
        (await Local.RunAsync(new Command(program, arguments), TestContext.Current.CancellationToken)).Output;
}

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

    /// <summary>As <see cref="RunAsync"/>, and killed after a while, as a lost power supply would.</summary>
    public Task KillAsync(TimeSpan after, params string[] arguments) => Local.RunAsync(
        new Command("timeout", ["--signal=KILL", $"{after.TotalSeconds:0}", Path, "--lab", labDirectory, .. arguments]) { AllowFailure = true }, TestContext.Current.CancellationToken);

    public async Task<JsonElement> StatusAsync()
    {
        var result = await RunAsync("status", "--json");
        return JsonSerializer.Deserialize<JsonElement>(result.Output);
    }

    /// <summary>A program of the Orchestrator, for looking at what a lab leaves there.</summary>
    public static async Task<string> LookAsync(string program, params string[] arguments) =>
        (await Local.RunAsync(new Command(program, arguments), TestContext.Current.CancellationToken)).Output;
}

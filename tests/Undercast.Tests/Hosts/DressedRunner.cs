using Undercast.Hosts;

namespace Undercast.Tests.Hosts;

/// <summary>The local runner with a folder of dummies first in PATH and an environment for them.</summary>
internal sealed class DressedRunner(TemporaryFolder folder, params (string Name, string Value)[] environment) : IProcessHost
{
    public string Log => folder.Path("calls");

    public Task<CommandResult> RunAsync(Command command, CancellationToken cancel) => DummyProgram.Local.RunAsync(Dress(command), cancel);

    public Task<CommandResult> StreamAsync(Command command, Action<string> line, CancellationToken cancel) =>
        DummyProgram.Local.StreamAsync(Dress(command), line, cancel);

    public ICommandProcess Start(Command command) => DummyProgram.Local.Start(Dress(command));

    private Command Dress(Command command)
    {
        var variables = new Dictionary<string, string?>(command.Environment)
        {
            ["PATH"] = $"{folder.Root}:{Environment.GetEnvironmentVariable("PATH")}",
            ["DUMMY_LOG"] = Log,
        };
        foreach (var (name, value) in environment)
        {
            variables[name] = value;
        }

        return command with { Environment = variables };
    }
}

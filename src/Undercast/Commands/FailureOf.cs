using Undercast.Hosts;
using Undercast.Hosts.Ssh;
using Undercast.Steps;

namespace Undercast.Commands;

/// <summary>What the program's own exceptions mean to the one who reads the failure of a step.</summary>
internal static class FailureOf
{
    private const int TailLines = 12;

    public static Failure? Exception(Exception exception) => exception switch
    {
        CommandFailedException command => new Failure($"'{command.Program}' ended with exit code {command.ExitCode}")
        {
            Machine = command.Host,
            Command = command.CommandLine,
            Status = command.ExitCode,
            LogTail = Tail(command.Error.Length > 0 ? command.Error : command.Output),
        },
        SshConnectionException ssh => new Failure(ssh.Message) { Machine = ssh.Alias },
        HostException host => new Failure(host.Message),
        _ => null,
    };

    private static IReadOnlyList<string> Tail(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(TailLines)];
}

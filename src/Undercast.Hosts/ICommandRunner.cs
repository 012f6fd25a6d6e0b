namespace Undercast.Hosts;

/// <summary>A place where commands run to their end: this machine, a host over ssh, or a host over its agent.</summary>
public interface ICommandRunner
{
    /// <summary>Runs to the end, output collected.</summary>
    /// <exception cref="CommandFailedException">The exit code was not 0, and <see cref="Command.AllowFailure"/> was not set.</exception>
    /// <exception cref="CommandTimedOutException"><see cref="Command.Timeout"/> passed, and the caller had not cancelled.</exception>
    /// <exception cref="ProgramNotFoundException">There is no such program, or it may not be executed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled; the program has ended.</exception>
    Task<CommandResult> RunAsync(Command command, CancellationToken cancel);

    /// <summary>As <see cref="RunAsync"/>, and each line of standard output and standard error is told as it comes
    /// (one at a time, secrets masked).</summary>
    Task<CommandResult> StreamAsync(Command command, Action<string> line, CancellationToken cancel);
}

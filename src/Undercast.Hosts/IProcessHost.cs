namespace Undercast.Hosts;

/// <summary>A place that can also attach a program to the caller's terminal, or keep one running on a pair of pipes.</summary>
public interface IProcessHost : ICommandRunner
{
    /// <summary>The program inherits the terminal; its exit status is the answer, never an error.</summary>
    Task<int> RunInteractiveAsync(Command command, CancellationToken cancel);

    /// <summary>Starts a long-lived program; <see cref="Command.Input"/>, Timeout and AllowFailure do not apply.</summary>
    ICommandProcess Start(Command command);
}

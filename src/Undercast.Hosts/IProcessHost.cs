namespace Undercast.Hosts;

/// <summary>A place that can also keep a program running on a pair of pipes.</summary>
public interface IProcessHost : ICommandRunner
{
    /// <summary>Starts a long-lived program; <see cref="Command.Input"/>, Timeout and AllowFailure do not apply.</summary>
    ICommandProcess Start(Command command);
}

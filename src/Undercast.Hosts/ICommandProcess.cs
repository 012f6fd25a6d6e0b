namespace Undercast.Hosts;

/// <summary>A running program on a pair of pipes. Disposing stops it: input closed, SIGTERM, then SIGKILL after KillAfter.</summary>
public interface ICommandProcess : IAsyncDisposable
{
    /// <summary>The process id on this machine.</summary>
    int Id { get; }

    /// <summary>The program's standard input.</summary>
    Stream Input { get; }

    /// <summary>The program's standard output.</summary>
    Stream Output { get; }

    /// <summary>The last 64 KiB of standard error so far, secrets masked.</summary>
    string Error { get; }

    /// <summary>Ends when the program does, with its exit code.</summary>
    Task<int> Exited { get; }

    /// <summary>Asks it to stop, kills it if it does not, and returns when it has ended.</summary>
    Task StopAsync();
}

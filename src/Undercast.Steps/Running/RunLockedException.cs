namespace Undercast.Steps;

/// <summary>Another run of the same lab is going on.</summary>
public sealed class RunLockedException : Exception
{
    private RunLockedException(string message, int? processId, Exception innerException)
        : base(message, innerException) => ProcessId = processId;

    /// <summary>The process that holds the lock, where it could be told.</summary>
    public int? ProcessId { get; }

    internal static RunLockedException Describe(string holder, Exception cause)
    {
        if (RunLockHolder.Read(holder) is not { } note)
        {
            return new("another run is at work on this lab; wait until it ends", null, cause);
        }

        var pid = note.ProcessId;
        return new($"'{note.Purpose}' is at work on this lab (process {pid}); wait until it ends, or stop it with 'kill {pid}'", pid, cause);
    }
}

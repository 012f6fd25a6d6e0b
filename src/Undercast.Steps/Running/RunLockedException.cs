using System.Globalization;

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
        string[] words = File.Exists(holder) ? File.ReadAllText(holder).Trim().Split(' ', 2) : [];
        return words is [var pid, var purpose] && int.TryParse(pid, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new($"'{purpose}' is at work on this lab (process {id}); wait until it ends, or stop it with 'kill {id}'", id, cause)
            : new("another run is at work on this lab; wait until it ends", null, cause);
    }
}

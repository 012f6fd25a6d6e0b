using System.Globalization;

namespace Undercast.Hosts;

/// <summary>A program took longer than its limit and was stopped. Never raised when the caller cancelled.</summary>
public sealed class CommandTimedOutException : HostException
{
    /// <param name="commandLine">Pasteable, masked.</param>
    /// <param name="limit">The limit that was passed.</param>
    /// <param name="lastOutput">The last lines it wrote, masked.</param>
    /// <param name="host">The host where it ran, if not this one.</param>
    public CommandTimedOutException(string commandLine, TimeSpan limit, string lastOutput, string? host = null)
        : base(Describe(commandLine, limit, lastOutput, host))
    {
        (CommandLine, Limit, LastOutput) = (commandLine, limit, lastOutput);
    }

    public string CommandLine { get; }

    public TimeSpan Limit { get; }

    public string LastOutput { get; }

    private static string Describe(string commandLine, TimeSpan limit, string lastOutput, string? host)
    {
        var seconds = limit.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        var last = string.Concat(lastOutput.TrimEnd().Split('\n').TakeLast(10).Where(l => l.Trim().Length > 0).Select(l => $"\n  last output: {l.TrimEnd()}"));
        return $"not finished within its limit of {seconds} s{(host is null ? "" : $" on {host}")}, and stopped\n  command: {commandLine}{last}";
    }
}

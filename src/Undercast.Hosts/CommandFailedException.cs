using System.Text;

namespace Undercast.Hosts;

/// <summary>A program ended with an exit code other than 0. The message holds all that is known, secrets masked.</summary>
public sealed class CommandFailedException : HostException
{
    /// <param name="program">The program as it was named.</param>
    /// <param name="pid">Its process id where it ran, if that is known.</param>
    /// <param name="exitCode">The exit code; 128 + N if signal N ended it.</param>
    /// <param name="commandLine">Pasteable, masked.</param>
    /// <param name="error">Standard error, masked.</param>
    /// <param name="output">Standard output, masked.</param>
    /// <param name="host">The host where it ran, if not this one.</param>
    public CommandFailedException(string program, int? pid, int exitCode, string commandLine, string error, string output, string? host = null)
        : base(Describe(program, pid, exitCode, commandLine, error, output, host))
    {
        (Program, ProcessId, ExitCode, CommandLine, Error, Output, Host) = (program, pid, exitCode, commandLine, error, output, host);
    }

    public string Program { get; }

    public int? ProcessId { get; }

    public int ExitCode { get; }

    public string CommandLine { get; }

    public string Error { get; }

    public string Output { get; }

    public string? Host { get; }

    private static string Describe(string program, int? pid, int exitCode, string commandLine, string error, string output, string? host)
    {
        var text = new StringBuilder();
        string[] where = [pid is null ? "" : $"pid {pid}", host is null ? "" : $"on {host}"];
        var known = string.Join(' ', where.Where(w => w.Length > 0));
        text.Append(program).Append(known.Length > 0 ? $" ({known}) " : " ").Append(Ending(exitCode));
        text.Append("\n  command: ").Append(commandLine);
        Append(text, "stderr", error);
        Append(text, "last output", output);
        return text.ToString();
    }

    private static string Ending(int exitCode) => exitCode switch
    {
        127 => "ended with exit code 127 (program not found)",
        > 128 and < 160 => $"was ended by signal {exitCode - 128}",
        _ => $"ended with exit code {exitCode}",
    };

    private static void Append(StringBuilder text, string name, string content)
    {
        var lines = content.TrimEnd().Split('\n');
        foreach (var line in lines.TakeLast(20).Where(l => l.Trim().Length > 0))
        {
            text.Append("\n  ").Append(name).Append(": ").Append(line.TrimEnd());
        }
    }
}

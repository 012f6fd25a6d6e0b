using System.Diagnostics;
using System.Globalization;

namespace Undercast.Dummy;

/// <summary>The dummy in another program's place. <c>DUMMY_LOG</c>: a file that gets a line of arguments for every call.
/// <c>DUMMY_ERROR</c>: what it says on standard error; <c>DUMMY_OUTPUT</c>: on standard output; <c>DUMMY_EXIT</c>: its exit code.
/// As ssh without those it does what sshd would: hands the remote words, joined with blanks, to a shell.</summary>
internal static class Pose
{
    private static readonly string[] OptionsWithValue = ["-F", "-o", "-i", "-p", "-l", "-O", "-J"];

    public static async Task<int> AsAsync(string name, string[] arguments)
    {
        if (Environment.GetEnvironmentVariable("DUMMY_LOG") is { } log)
        {
            await File.AppendAllTextAsync(log, $"{name} {string.Concat(arguments.Select(a => $"[{a}]"))}\n");
        }

        await Console.Error.WriteAsync(Environment.GetEnvironmentVariable("DUMMY_ERROR"));
        await Console.Out.WriteAsync(Environment.GetEnvironmentVariable("DUMMY_OUTPUT"));
        if (Environment.GetEnvironmentVariable("DUMMY_EXIT") is { } code)
        {
            return int.Parse(code, CultureInfo.InvariantCulture);
        }

        return name == "ssh" ? await ShellAsync(Remote(arguments)) : 0;
    }

    private static string Remote(string[] arguments)
    {
        var first = 0;
        while (arguments[first].StartsWith('-'))
        {
            first += OptionsWithValue.Contains(arguments[first]) ? 2 : 1;
        }

        var remote = arguments[(first + 1)..];
        return string.Join(' ', remote is ["--", .. var words] ? words : remote);
    }

    private static async Task<int> ShellAsync(string line)
    {
        // The shell inherits the streams, as if it were at the other end of the connection.
        using var shell = new Process { StartInfo = new ProcessStartInfo("sh", ["-c", line]) };
        shell.Start();
        await shell.WaitForExitAsync();
        return shell.ExitCode;
    }
}

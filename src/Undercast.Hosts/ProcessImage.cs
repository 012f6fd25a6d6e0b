using System.Collections;
using System.Runtime.InteropServices;

namespace Undercast.Hosts;

/// <summary>This process as another program (execve(2)): the terminal, its signals and the exit status are the program's own, with nothing between.</summary>
public static partial class ProcessImage
{
    private const int BrokenPipe = 13;

    /// <summary>Becomes <paramref name="command"/>, with our streams; of the command only program, arguments and environment count.</summary>
    /// <exception cref="ProgramNotFoundException">There is no such program.</exception>
    /// <exception cref="IOException">The kernel refused.</exception>
    public static void Become(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var path = ProgramPath.Find(command);
        var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(own => (string)own.Key, own => (string?)own.Value);
        foreach (var (name, value) in command.Environment)
        {
            variables[name] = value;
        }

        // .NET ignores SIGPIPE, and what is ignored stays so in the new program.
        _ = SetHandler(BrokenPipe, 0);
        Execute(path, [path, .. command.Arguments, null], [.. variables.Where(own => own.Value is not null).Select(own => $"{own.Key}={own.Value}"), null]);
        throw new IOException($"{path} could not be started: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    [LibraryImport("libc", EntryPoint = "execve", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void Execute(string path, string?[] arguments, string?[] environment);

    [LibraryImport("libc", EntryPoint = "signal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint SetHandler(int signal, nint handler);
}

using System.Text.RegularExpressions;
using Undercast.Hosts;

namespace Undercast.LabTests;

/// <summary>The chapters in docs/: what they tell a reader to type is typed, in their order, in a finished lab.</summary>
/// <param name="labDirectory">Of that lab.</param>
internal sealed partial class Guide(string labDirectory)
{
    private static readonly string Documents = Path.Combine(AppContext.BaseDirectory.Split("/artifacts/")[0], "docs");

    // SurvivalTests run them: after one the cloud is made anew, the others take longer than all of these together, or carry gigabytes.
    private static readonly string[] Elsewhere = ["checkpoint restore install-undercloud", "verify --tempest", "cache export", "cache import"];

    // They go on until somebody ends them.
    private static readonly string[] Endless = ["--watch", " -f", "dashboard"];

    private static readonly LocalCommandRunner Shell = new(TimeProvider.System);

    public async Task Does_what_it_says()
    {
        var folder = Directory.CreateTempSubdirectory("undercast-guide-").FullName;
        try
        {
            Directory.CreateSymbolicLink(Path.Combine(folder, "lab"), labDirectory);
            var program = Path.Combine(folder, "undercast");
            await File.WriteAllTextAsync(program, $"#!/bin/sh\nexec {UndercastProgram.Path} --lab {labDirectory} \"$@\"\n");
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            // What chapter 6 brings of its own.
            await File.WriteAllBytesAsync(Path.Combine(folder, "disk.raw"), new byte[1 << 20]);

            var address = "";
            foreach (var command in Chapters().SelectMany(Commands).Where(command => !Elsewhere.Any(command.Contains)))
            {
                var output = await TypeAsync(folder, AnyAddress.Replace(command, found => address.Length > 0 ? address : found.Value));
                if (command.Contains("checkpoint restore", StringComparison.Ordinal))
                {
                    // All machines were reset: the undercloud's services are waited for by the one, the cloud's by the other.
                    await TypeAsync(folder, "./undercast up");
                    await TypeAsync(folder, "./undercast verify");
                }

                address = command.Contains("floating ip create", StringComparison.Ordinal) ? AnyAddress.Match(output).Value : address;
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> TypeAsync(string folder, string command)
    {
        var endless = Endless.Any(command.EndsWith);
        var typed = new Command("sh", "-c", $"cd {folder} && {(endless ? "timeout 10 " : "")}{command}") { AllowFailure = true };
        var result = await Shell.RunAsync(typed, TestContext.Current.CancellationToken);
        // 124: timeout had to end it.
        Assert.True(result.ExitCode == (endless ? 124 : 0), $"{command} ended with {result.ExitCode}\n{result.Error}\n{result.Output}");
        return result.Output;
    }

    private static IEnumerable<string> Chapters() => Directory.EnumerateFiles(Documents, "?-*.md").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Commands(string chapter) =>
        File.ReadLines(chapter).Select(line => CommandLine.Match(line)).Where(match => match.Success).Select(match => match.Groups["command"].Value);

    [GeneratedRegex(@"^    (?<command>(\./undercast|lab/).*?)(\s+#\s.*)?$")]
    private static partial Regex CommandLine { get; }

    [GeneratedRegex(@"10\.0\.0\.[12]\d\d")]
    private static partial Regex AnyAddress { get; }
}

using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Undercast.Hosts;

namespace Undercast.Dummy;

/// <summary>What the dummy can do.</summary>
internal static class Verbs
{
    private static readonly List<PosixSignalRegistration> Ignored = [];

    public static async Task<int> RunAsync(string[] words)
    {
        switch (words)
        {
            case ["print", var text]:
                await Console.Out.WriteLineAsync(text);
                break;
            case ["print-open", var text]:
                await Console.Out.WriteAsync(text);
                break;
            case ["error", var text]:
                await Console.Error.WriteLineAsync(text);
                break;
            case ["arguments", .. var list]:
                await Console.Out.WriteAsync(string.Concat(list.Select(a => $"[{a}]")));
                break;
            case ["environment", var name]:
                await Console.Out.WriteAsync(Environment.GetEnvironmentVariable(name) ?? "(none)");
                break;
            case ["directory"]:
                await Console.Out.WriteAsync(Environment.CurrentDirectory);
                break;
            case ["become", var program, .. var list]:
                ProcessImage.Become(new Command(program, list) { Environment = new Dictionary<string, string?> { ["BECAME"] = program, ["HOME"] = null } });
                break;
            case ["copy-input"]:
                await using (var output = Console.OpenStandardOutput())
                {
                    await Console.OpenStandardInput().CopyToAsync(output);
                }

                break;
            case ["flood", var lines]:
                for (var i = 0; i < int.Parse(lines, CultureInfo.InvariantCulture); i++)
                {
                    await Console.Out.WriteLineAsync($"line {i}");
                    await Console.Error.WriteLineAsync($"error line {i}");
                }

                break;
            case ["sleep", var seconds]:
                await Task.Delay(TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)), TimeProvider.System);
                break;
            case ["ignore-term"]:
                Ignored.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => signal.Cancel = true));
                break;
            case ["on-term-exit", var code]:
                Ignored.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Environment.Exit(int.Parse(code, CultureInfo.InvariantCulture))));
                break;
            case ["leave-child", var seconds]:
                // A daemon of the careless kind: it keeps the pipes of whoever started it.
                LeaveChild(seconds);
                break;
            case ["session"]:
                await Console.Out.WriteLineAsync($"{Environment.ProcessId} {(await File.ReadAllTextAsync("/proc/self/stat")).Split(' ')[5]}");
                break;
            case ["agent", .. var how]:
                await DummyAgent.RunAsync(how);
                break;
            case ["exit", var code]:
                return int.Parse(code, CultureInfo.InvariantCulture);
            default:
                await Console.Error.WriteLineAsync($"undercast-dummy: no such verb: {string.Join(' ', words)}");
                return 99;
        }

        return 0;
    }

    private static void LeaveChild(string seconds)
    {
        using var child = new Process { StartInfo = new ProcessStartInfo("sleep", [seconds]) };
        child.Start();
        Console.Out.WriteLine($"child {child.Id}");
    }
}

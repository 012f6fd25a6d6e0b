using System.CommandLine;
using Undercast.LabFile;
using Command = System.CommandLine.Command;

namespace Undercast.Commands;

/// <summary>`undercast init DIR`: a new lab directory.</summary>
internal static class InitCommand
{
    public static Command Create()
    {
        var directory = new Argument<string>("DIR") { Description = "the directory; made if need be, and files in it are left alone" };
        var preset = new Option<string>("--preset") { Description = "which topology conf/lab.yaml begins with", DefaultValueFactory = _ => DefaultFiles.Default };
        preset.AcceptOnlyFromAmong([.. DefaultFiles.Presets]);
        var command = new Command("init", "make a lab directory: conf/env, conf/lab.yaml, and the commands as links") { directory, preset };
        command.SetAction(parsed =>
        {
            var lab = Path.GetFullPath(parsed.GetRequiredValue(directory));
            foreach (var (path, text) in DefaultFiles.For(parsed.GetRequiredValue(preset), Path.GetFileName(lab)))
            {
                Write(Path.Combine(lab, path), text);
            }

            var read = LabFiles.Read(lab, Environment.GetEnvironmentVariable, Environment.CurrentDirectory);
            if (!read.Ok)
            {
                throw new LabFaultsException(read.Faults);
            }

            LabLinks.Ensure(lab, read.Value.Topology, LabDirectory.Program, dryRun: false);
            Console.WriteLine($"lab '{read.Value.Name}' in {lab}: edit conf/env and conf/lab.yaml, then run `undercast up --lab {lab}`");
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (File.Exists(file))
        {
            Console.Error.WriteLine($"undercast: '{file}' is there, and left as it is");
            return;
        }

        File.WriteAllText(file, text);
    }
}

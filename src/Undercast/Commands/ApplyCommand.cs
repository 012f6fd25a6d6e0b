using System.CommandLine;
using System.Text.Json;
using Undercast.Hosts;
using Undercast.Machines;
using Undercast.Services;
using Undercast.Services.Apply;
using Undercast.Services.Render;
using Command = System.CommandLine.Command;

namespace Undercast.Commands;

/// <summary>`undercast apply FILE --step N`: one step of a machine's configuration, run there by Ansible. What changed is on standard output.</summary>
internal static class ApplyCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE");
        var step = new Option<int>("--step") { Required = true, HelpName = "N" };
        var command = new Command("apply", "make this machine as a configuration says") { file, step };
        command.Hidden = true;
        command.SetAction(async (parsed, cancel) =>
        {
            var wanted = JsonSerializer.Deserialize(await File.ReadAllBytesAsync(parsed.GetRequiredValue(file), cancel), MachineConfigurationJson.Default.MachineConfiguration)!;
            var application = new ConfigurationApplication(new LocalCommandRunner(TimeProvider.System), TimeProvider.System, line =>
            {
                // Ansible shows what a step said when the step is over; the console is read meanwhile.
                Console.Error.WriteLine(line);
                MachineConsole.Say(line);
            });
            foreach (var change in (await application.ApplyAsync(wanted, cancel, (StartPhase)(parsed.GetValue(step) - 1))).Changes)
            {
                Console.WriteLine(change);
            }

            return ExitCodes.Done;
        });
        return command;
    }
}

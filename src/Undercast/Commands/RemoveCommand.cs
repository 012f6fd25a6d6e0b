using System.CommandLine;
using Undercast.Removal;
using Command = System.CommandLine.Command;

namespace Undercast.Commands;

/// <summary>`remove-hypervisor-virtual [-f]`, and `down`, which is the same.</summary>
internal static class RemoveCommand
{
    public static Command Create(string name)
    {
        var all = new Option<bool>("-f", "--force") { Description = "also networks, and the embedded Hypervisor with all that it holds" };
        var command = new Command(name, "take away what this lab made: machines; with -f everything") { all };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var lab = LabDoor.Open(parsed);
            var removed = await new LabRemoval(lab).RemoveAsync(parsed.GetValue(all), cancel);
            foreach (var what in removed)
            {
                Console.WriteLine($"removed {what}");
            }

            Console.WriteLine(removed.Count == 0 ? "there was nothing to remove" : "nothing of it is left");
            return ExitCodes.Done;
        });
        return command;
    }
}

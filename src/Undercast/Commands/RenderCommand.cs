using System.CommandLine;
using System.Text.Json;
using Undercast.LabFile;
using Undercast.Services;
using Undercast.Services.Render;

namespace Undercast.Commands;

/// <summary>`undercast render MACHINE`: what would be applied to a machine, as JSON.</summary>
internal static class RenderCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("MACHINE") { Description = "a machine of the lab" };
        var command = new Command("render", "write a machine's whole configuration, secrets included, as JSON") { name };
        command.SetAction(async (parsed, _) =>
        {
            await using var lab = LabDoor.Open(parsed);
            var machine = LabDoor.Machine(lab, parsed.GetRequiredValue(name));
            var cloud = machine.Role == MachineRole.Undercloud ? lab.Clouds.Undercloud() : lab.Clouds.Overcloud(machine);
            Console.WriteLine(JsonSerializer.Serialize(
                RoleRenderer.Render(OvercloudContext.Role(lab.Lab, machine), cloud), MachineConfigurationJson.Default.MachineConfiguration));
            return ExitCodes.Done;
        });
        return command;
    }
}

using System.CommandLine;
using System.Text.Json;
using Undercast.Images.Recipes;
using Undercast.Services;
using Undercast.Services.Render;
using Undercast.Services.Roles;
using Undercast.Services.Secrets;

namespace Undercast.Commands;

/// <summary>`undercast render`: what would be applied to a machine, as JSON.</summary>
internal static class RenderCommand
{
    public static Command Create()
    {
        var command = new Command("render", "write the undercloud's whole configuration, secrets included, as JSON");
        command.SetAction(async (parsed, _) =>
        {
            await using var lab = LabDoor.Open(parsed);
            var store = new SecretStore(lab.Paths.Work, lab.Clock);
            var certificate = store.Certificate(
                CloudKind.Undercloud, store.Authority(lab.Lab.Name), lab.Lab.Topology.Undercloud.Name, UndercloudContext.Hosts(lab.Lab));
            var cloud = UndercloudContext.Of(
                lab.Lab, OpenStackImage.Reference, store.Cloud(CloudKind.Undercloud, UndercloudContext.Components), certificate);
            Console.WriteLine(JsonSerializer.Serialize(
                RoleRenderer.Render(UndercloudRole.Role, cloud), MachineConfigurationJson.Default.MachineConfiguration));
            return ExitCodes.Done;
        });
        return command;
    }
}

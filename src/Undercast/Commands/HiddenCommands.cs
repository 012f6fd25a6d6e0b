using System.CommandLine;
using Undercast.Checkpoints;
using Undercast.Cloud;
using Undercast.Hosts;
using Undercast.Hosts.Agent;
using Undercast.Images;
using Undercast.Looking;
using Undercast.Machines;
using Undercast.Nodes;
using Undercast.Overcloud;
using Undercast.Services.Apply;
using Undercast.Undercloud;
using Command = System.CommandLine.Command;

namespace Undercast.Commands;

/// <summary>Parts that the program plays on other machines; people have no use for them.</summary>
internal static class HiddenCommands
{
    /// <summary>`undercast agent`: answers requests on standard input and output.</summary>
    public static Command Agent()
    {
        var command = new Command("agent", "answer the Orchestrator on standard input and output") { Hidden = true };
        command.SetAction(async (_, cancel) =>
        {
            var host = new LocalCommandRunner(TimeProvider.System);
            await new AgentServer(AgentInstaller.Hello()).AddHostMethods(host)
                .HandleMachines(host, TimeProvider.System).HandleKvm(host, TimeProvider.System).HandleBmcs(host, TimeProvider.System).HandleStorage(host).HandleCheckpoints(host, TimeProvider.System)
                .HandleSights(host, TimeProvider.System).HandleImages(host, TimeProvider.System)
                .HandleServices(host, TimeProvider.System).HandleUndercloud()
                .HandleNodes(TimeProvider.System).HandleOvercloud(host, TimeProvider.System).HandleCloud(host, TimeProvider.System).RunAsync(cancel);
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>`undercast machine prepare|release NAME`: the firmware of a container machine, called by its systemd unit.</summary>
    public static Command Machine()
    {
        var name = new Argument<string>("NAME");
        var prepare = new Command("prepare", "find what the machine boots, and write its start script") { name };
        prepare.SetAction(async (parsed, cancel) =>
        {
            var files = new MachineFiles(parsed.GetRequiredValue(name));
            ContainerUnit.Clear(ContainerUnit.StoppingMark(files.Name));
            var command = await Firmware().PrepareAsync(files, cancel);
            await File.WriteAllTextAsync(ContainerUnit.StartScript(files.Name), ContainerUnit.Script(files.Name, command), cancel);
            return ExitCodes.Done;
        });
        var release = new Command("release", "clear what a run of the machine left in the Hypervisor") { name };
        release.SetAction(async (parsed, cancel) =>
        {
            var files = new MachineFiles(parsed.GetRequiredValue(name));
            ContainerUnit.Clear(ContainerUnit.StartScript(files.Name));
            if (files.Exists)
            {
                await Firmware().ReleaseAsync(files, cancel);
            }

            return ExitCodes.Done;
        });
        return new Command("machine", "the firmware of a container machine") { prepare, release }.AsHidden();
    }

    private static ContainerFirmware Firmware() => new(new LocalCommandRunner(TimeProvider.System), TimeProvider.System, Console.Out);

    private static Command AsHidden(this Command command)
    {
        command.Hidden = true;
        return command;
    }
}

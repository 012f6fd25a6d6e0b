using System.CommandLine;
using Undercast.Dashboard;
using Command = System.CommandLine.Command;

namespace Undercast.Commands;

/// <summary>`undercast dashboard`.</summary>
internal static class DashboardCommand
{
    private const int UsualPort = 8198;

    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "TCP port; 0: any that is free", DefaultValueFactory = _ => UsualPort, HelpName = "PORT" };
        var command = new Command("dashboard", "serve a page about the lab on 127.0.0.1, until Ctrl-C: topology, steps, consoles, logs, health, links, checkpoints") { port };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var lab = LabDoor.Open(parsed);
            try
            {
                await new DashboardServer(new LabSource(lab), lab.Clock).RunAsync(parsed.GetValue(port), Console.WriteLine, cancel);
                return ExitCodes.Done;
            }
            catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
            {
                await Console.Error.WriteLineAsync($"undercast: port {parsed.GetValue(port)} is in use; choose another one with --port PORT, or --port 0 for any");
                return ExitCodes.Failed;
            }
        });
        return command;
    }
}

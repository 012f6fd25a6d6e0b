using System.CommandLine;
using Undercast;
using Undercast.Checkpoints;
using Undercast.Commands;
using Undercast.Hosts;
using Undercast.Looking;
using Undercast.Removal;
using Undercast.Steps;

var root = new RootCommand("Undercast builds a whole OpenStack-on-OpenStack lab on one machine, and lets you look down on it.")
{
    UpCommand.Up(),
    UpCommand.Plan(),
    UpCommand.Stage(Stages.Orchestrator, "step 1: a key pair on the Orchestrator, and a Hypervisor that it opens"),
    UpCommand.Stage(Stages.Virtual, "step 2: networks, machines and their BMCs on the Hypervisor"),
    UpCommand.Stage(Stages.Undercloud, "step 3: the infrastructure controller, on undercloud-0"),
    PassThroughCommands.SshHypervisor(),
    PassThroughCommands.VirshHypervisor(),
    PassThroughCommands.MachinectlHypervisor(),
    StatusCommand.Create(),
    CheckpointCommand.Create(),
    LogsCommand.Create(),
    CollectCommand.Create(),
    DoctorCommand.Create(),
    GraphCommand.Create(),
    DashboardCommand.Create(),
    CompletionCommand.Create(),
    ExplainCommand.Create(),
    ServicesCommand.Create(),
    RenderCommand.Create(),
    BmcCommand.Create(),
    RemoveCommand.Create("remove-hypervisor-virtual"),
    RemoveCommand.Create("down"),
    HiddenCommands.Agent(),
    HiddenCommands.Machine(),
    LabOptions.Lab,
    LabOptions.Json,
    LabOptions.Quiet,
    LabOptions.NoColor,
};

try
{
    var parsed = root.Parse(args);
    var status = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    return parsed.Errors.Count > 0 ? ExitCodes.Usage : status;
}
catch (Exception usage) when (usage is LabFaultsException or StepGraphException or UnknownNameException)
{
    await Console.Error.WriteLineAsync(usage.Message);
    return ExitCodes.Usage;
}
catch (Exception failure) when (failure is HostException or RunLockedException or LeftoverException or WaitTimedOutException or CheckpointException)
{
    await Console.Error.WriteLineAsync($"undercast: {failure.Message}");
    return ExitCodes.Failed;
}
catch (OperationCanceledException)
{
    return ExitCodes.Stopped;
}

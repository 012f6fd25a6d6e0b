using System.CommandLine;
using System.CommandLine.Help;
using Undercast;
using Undercast.Checkpoints;
using Undercast.Commands;
using Undercast.Hosts;
using Undercast.Removal;
using Undercast.Steps;

var called = CalledPath.OfThisProcess();
string[] words = [.. called.Words, .. args];
QuickLogin.TryBecome(words, called.Lab);

// Not a RootCommand: that takes its name from the path that it was called by, and would meet the command of the same name.
var root = new System.CommandLine.Command("undercast", "Undercast builds a whole OpenStack-on-OpenStack lab on one machine, and lets you look down on it.")
{
    new HelpOption(),
    new VersionOption(),
    UpCommand.Up(),
    UpCommand.Plan(),
    UpCommand.Stage(Stages.Orchestrator, "step 1: a key pair on the Orchestrator, and a Hypervisor that it opens"),
    UpCommand.Stage(Stages.Virtual, "step 2: networks, machines and their BMCs on the Hypervisor"),
    UpCommand.Stage(Stages.Undercloud, "step 3: the infrastructure controller, on undercloud-0"),
    UpCommand.Stage(Stages.Images, "step 4: the images of the nodes, in the undercloud's Glance"),
    UpCommand.Stage(Stages.Overcloud, "step 5: nodes brought to life, and the overcloud's services on them"),
    UpCommand.Stage(Stages.Configure, "step 6: networks, flavors, an image and quotas in the overcloud"),
    VerifyCommand.Create(),
    InitCommand.Create(),
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
    CacheCommand.Create(),
    BmcCommand.Create(),
    RemoveCommand.Create("remove-hypervisor-virtual"),
    RemoveCommand.Create("down"),
    OvercloudCommand.Create(),
    HiddenCommands.Agent(),
    HiddenCommands.Machine(),
    ApplyCommand.Create(),
    LabOptions.Lab,
    LabOptions.Json,
    LabOptions.Quiet,
    LabOptions.NoColor,
};

foreach (var command in PassThroughCommands.All())
{
    root.Add(command);
}

try
{
    var parsed = root.Parse(PassThroughCommands.Fence(words));
    var status = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    return parsed.Errors.Count > 0 ? ExitCodes.Usage : status;
}
catch (Exception usage) when (usage is LabFaultsException or StepGraphException or UsageException)
{
    await Console.Error.WriteLineAsync(usage.Message);
    return ExitCodes.Usage;
}
catch (Exception failure) when (failure is HostException or RunLockedException or LeftoverException or WaitTimedOutException or CheckpointException or NoMachineException or IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync($"undercast: {failure.Message}");
    return ExitCodes.Failed;
}
catch (OperationCanceledException)
{
    return ExitCodes.Stopped;
}

using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Undercast.Checkpoints;
using Undercast.LabFile;
using Undercast.Steps;
using Command = System.CommandLine.Command;

namespace Undercast.Commands;

/// <summary>`undercast checkpoint save|restore|list|remove`.</summary>
internal static class CheckpointCommand
{
    private static readonly Argument<string> Name = new("NAME") { Description = "name of the checkpoint; those that `up` takes by itself are named for its stages" };

    public static Command Create() => new("checkpoint", "save the lab as it is, and put it back") { Save(), Restore(), List(), Remove() };

    private static Command Save()
    {
        var command = new Command("save", "save machines, disks, BMCs and secrets as they are now; machines stand still for a moment and run on") { Name };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var lab = LabDoor.Open(parsed);
            using var held = Hold(lab, parsed);
            var saved = await new LabCheckpoints(lab).SaveAsync(parsed.GetRequiredValue(Name), mayCopy: true, cancel);
            foreach (var remark in saved.Remarks)
            {
                await Console.Error.WriteLineAsync($"undercast: {remark}");
            }

            Console.WriteLine(parsed.GetValue(LabOptions.Json)
                ? JsonSerializer.Serialize(saved, CheckpointJson.Default.CheckpointSaved)
                : string.Create(CultureInfo.InvariantCulture, $"saved '{saved.Checkpoint!.Name}'; the machines stood still for {saved.StoodStill.TotalMilliseconds:0} ms"));
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Restore()
    {
        var command = new Command("restore", "put the lab back; what happened since is lost, unless it was saved") { Name };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var lab = LabDoor.Open(parsed);
            // After a reboot of the Orchestrator the embedded Hypervisor is off; its disks are there.
            if (lab.Lab.Environment.Hypervisor.Form == HypervisorForm.Embedded && lab.Embedded.RunningPid() is null
                && await UpCommand.RunAsync(parsed, null, Stages.Orchestrator, cancel) is not ExitCodes.Done and var failed)
            {
                return failed;
            }

            using var held = Hold(lab, parsed);
            var started = lab.Clock.GetTimestamp();
            var restored = await new LabCheckpoints(lab).RestoreAsync(parsed.GetRequiredValue(Name), Console.Error.WriteLine, cancel);
            Console.WriteLine(parsed.GetValue(LabOptions.Json)
                ? JsonSerializer.Serialize(restored, CheckpointJson.Default.Checkpoint)
                : string.Create(CultureInfo.InvariantCulture, $"the lab is as it was at {restored.Taken.ToLocalTime():yyyy-MM-dd HH:mm:ss}; that took {lab.Clock.GetElapsedTime(started).TotalSeconds:0.0} s"));
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "list the checkpoints of this lab, oldest first");
        command.SetAction(async (parsed, cancel) =>
        {
            await using var lab = LabDoor.Open(parsed);
            var checkpoints = await new LabCheckpoints(lab).ListAsync(cancel);
            if (parsed.GetValue(LabOptions.Json))
            {
                Console.WriteLine(JsonSerializer.Serialize(checkpoints, CheckpointJson.Default.IReadOnlyListCheckpoint));
                return ExitCodes.Done;
            }

            foreach (var checkpoint in checkpoints)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{checkpoint.Taken.ToLocalTime():yyyy-MM-dd HH:mm:ss}  {checkpoint.Name,-30} on: {string.Join(' ', checkpoint.On.DefaultIfEmpty("none"))}"));
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Remove()
    {
        var command = new Command("remove", "forget a checkpoint, and free what only it holds") { Name };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var lab = LabDoor.Open(parsed);
            using var held = Hold(lab, parsed);
            await new LabCheckpoints(lab).RemoveAsync(parsed.GetRequiredValue(Name), cancel);
            Console.WriteLine($"removed checkpoint '{parsed.GetRequiredValue(Name)}'");
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>A checkpoint of a lab that `up` is changing would be of no moment at all.</summary>
    private static RunLock Hold(LabSession lab, ParseResult parsed) =>
        RunLock.Take(lab.Paths.RunLock, string.Join(' ', ["undercast", .. parsed.Tokens.Select(token => token.Value)]));
}

/// <summary>Checkpoints as JSON.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CheckpointSaved))]
[JsonSerializable(typeof(IReadOnlyList<Checkpoint>))]
internal sealed partial class CheckpointJson : JsonSerializerContext;

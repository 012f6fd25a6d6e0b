using System.CommandLine;
using Undercast.Overcloud;
using Undercast.Services;
using Undercast.Steps;

namespace Undercast.Commands;

/// <summary>`undercast overcloud remove`.</summary>
internal static class OvercloudCommand
{
    public static Command Create()
    {
        var remove = new Command("remove", "take the overcloud away: its nodes become available again, the undercloud stays");
        remove.SetAction(async (parsed, cancel) =>
        {
            await using var lab = LabDoor.Open(parsed);
            using var held = RunLock.Take(Path.Combine(lab.Paths.Work, "lock"), "undercast overcloud remove");
            var request = new OvercloudRemovalRequest(CloudAccess.Internal(lab.Clouds.Undercloud()), [.. lab.Lab.Topology.Nodes.Select(node => node.Name)]);
            var quiet = parsed.GetValue(LabOptions.Quiet);
            var removed = await lab.Agent(lab.Lab.Topology.Undercloud.Name).AskAsync(
                DeploymentMethods.Remove,
                request,
                told =>
                {
                    if (!quiet)
                    {
                        Console.Error.WriteLine(told.Text);
                    }
                },
                cancel);
            foreach (var what in removed.Sentences)
            {
                Console.WriteLine($"removed {what}");
            }

            Console.WriteLine(removed.Sentences.Count == 0 ? "there was no overcloud" : "the overcloud is gone; `undercast install-overcloud` makes it again");
            return ExitCodes.Done;
        });
        return new Command("overcloud", "the overcloud as a whole") { remove };
    }
}

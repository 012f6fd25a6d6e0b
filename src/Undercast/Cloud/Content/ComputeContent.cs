using Undercast.OpenStack.Nova;

namespace Undercast.Cloud.Content;

/// <summary>Compute machines that were closed because they were to leave, and are back in conf/lab.yaml before they left. What somebody else closed stays so.</summary>
internal static class ComputeContent
{
    public static CloudPart Part { get; } = new("cloud-computes", "compute machines of conf/lab.yaml are in use", EnsureAsync);

    private static async Task EnsureAsync(Ensuring ensuring)
    {
        var daemons = ensuring.Cloud.Compute.Daemons;
        foreach (var daemon in (await daemons.ListAsync(ensuring.Cancel)).Where(daemon => daemon.DisabledReason == ComputeDeparture.Reason))
        {
            await ensuring.ActAsync($"{daemon.Host} takes servers again", () => daemons.UpdateAsync(daemon.Id, new ComputeDaemonRequest { Status = "enabled" }, ensuring.Cancel));
        }
    }
}

using Undercast.OpenStack.Ironic;

namespace Undercast.Nodes;

/// <summary>Finds nodes that went off while Ironic waits for the agent that inspects them: it would wait for a quarter of an hour.</summary>
internal sealed class PowerLoss(TimeProvider clock)
{
    /// <summary>Longer than a machine is off when something restarts it.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly Dictionary<string, DateTimeOffset> offSince = [];

    /// <summary>What happened to the node, or null.</summary>
    public string? Of(Node node)
    {
        if (node is not { PowerState: PowerTarget.Off, ProvisionState: ProvisionStates.InspectWait })
        {
            offSince.Remove(node.Uuid);
            return null;
        }

        var now = clock.GetUtcNow();
        offSince.TryAdd(node.Uuid, now);
        return now - offSince[node.Uuid] < Limit ? null
            : $"it went off while its agent was at work ({node.ProvisionState}): something other than Ironic took its power, or its system ended by itself";
    }
}

using Undercast.Bmc.Nodes;

namespace Undercast.Bmc.Redfish;

/// <summary>What the whole Redfish service shares.</summary>
internal sealed class RedfishState(BmcOptions options, NodeTable nodes)
{
    public BmcOptions Options { get; } = options;

    public NodeTable Nodes { get; } = nodes;

    public AccountBook Accounts { get; } = new();

    public SessionBook Sessions { get; } = new(options.Clock, options.RedfishSessionTimeout);

    public TaskBook Tasks { get; } = new(options.Clock);
}

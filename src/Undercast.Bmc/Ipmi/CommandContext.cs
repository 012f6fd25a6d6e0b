using Undercast.Bmc.Ipmi.Sol;
using Undercast.Bmc.Nodes;

namespace Undercast.Bmc.Ipmi;

/// <summary>What a command may look at. <paramref name="Session"/> is null for the few that need none.</summary>
internal sealed record CommandContext(HostedNode Node, IpmiListener Listener, Session? Session, CancellationToken Cancellation)
{
    public IMachine Machine => Node.Machine;

    public BootOptions Boot => Listener.Boot;

    public SolPayload Sol => Listener.Sol;

    /// <summary>Commands of the table that reach a handler with a session have one.</summary>
    public Session InSession => Session ?? throw new InvalidOperationException("the command needs a session");
}

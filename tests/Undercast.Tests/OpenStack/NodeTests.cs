using Undercast.OpenStack.Ironic;

namespace Undercast.Tests.OpenStack;

/// <summary>Ironic's nodes, as Ironic 29 tells of them.</summary>
public sealed class NodeTests
{
    [Theory]
    [InlineData(ProvisionStates.Manageable, null, null, true)]
    [InlineData(ProvisionStates.Manageable, null, "undercloud-0", false)]
    [InlineData(ProvisionStates.InspectWait, ProvisionStates.Manageable, null, false)]
    [InlineData(ProvisionStates.InspectFailed, ProvisionStates.Manageable, null, true)]
    [InlineData(ProvisionStates.DeployFailed, ProvisionStates.Active, null, true)]
    [InlineData(ProvisionStates.InspectFailed, ProvisionStates.Manageable, "undercloud-0", false)]
    public void A_node_is_idle_when_it_has_arrived_or_failed_and_nobody_holds_it(string state, string? target, string? reservation, bool idle) =>
        Assert.Equal(idle, new Node { Uuid = "1", ProvisionState = state, TargetProvisionState = target, Reservation = reservation }.IsIdle);
}

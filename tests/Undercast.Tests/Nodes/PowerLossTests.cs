using Undercast.Nodes;
using Undercast.OpenStack.Ironic;
using Undercast.Tests.Steps;

namespace Undercast.Tests.Nodes;

/// <summary>Nodes that went off while their agent inspects them.</summary>
public sealed class PowerLossTests
{
    private readonly FakeClock clock = new();

    [Fact]
    public void A_node_that_stays_off_is_told_after_a_while()
    {
        var losses = new PowerLoss(clock);

        Assert.Null(losses.Of(Node(ProvisionStates.InspectWait, PowerTarget.Off)));
        clock.Advance(TimeSpan.FromSeconds(21));

        Assert.StartsWith("it went off while its agent was at work (inspect wait)", losses.Of(Node(ProvisionStates.InspectWait, PowerTarget.Off)), StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_is_restarted_is_not()
    {
        var losses = new PowerLoss(clock);
        losses.Of(Node(ProvisionStates.InspectWait, PowerTarget.Off));
        clock.Advance(TimeSpan.FromSeconds(15));
        losses.Of(Node(ProvisionStates.InspectWait, PowerTarget.On));
        clock.Advance(TimeSpan.FromSeconds(15));

        Assert.Null(losses.Of(Node(ProvisionStates.InspectWait, PowerTarget.Off)));
    }

    [Theory]
    [InlineData(ProvisionStates.Deploying, PowerTarget.Off)]
    [InlineData(ProvisionStates.Active, PowerTarget.Off)]
    [InlineData(ProvisionStates.InspectWait, PowerTarget.On)]
    public void What_Ironic_does_itself_is_no_loss(string state, string power)
    {
        var losses = new PowerLoss(clock);
        losses.Of(Node(state, power));
        clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Null(losses.Of(Node(state, power)));
    }

    private static Node Node(string state, string power) => new() { Uuid = "n", ProvisionState = state, PowerState = power };
}

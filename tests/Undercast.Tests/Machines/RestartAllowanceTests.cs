using Undercast.Machines;
using Undercast.Tests.Steps;

namespace Undercast.Tests.Machines;

public sealed class RestartAllowanceTests
{
    [Fact]
    public void What_dies_at_each_start_is_left_off_and_what_dies_now_and_then_is_not()
    {
        var clock = new FakeClock();
        var allowance = new RestartAllowance(clock);

        Assert.Equal([1, 2, 3, null], Enumerable.Range(0, 4).Select(_ => allowance.Take()));
        clock.Advance(RestartAllowance.Window + TimeSpan.FromSeconds(1));
        Assert.Equal(1, allowance.Take());
    }
}

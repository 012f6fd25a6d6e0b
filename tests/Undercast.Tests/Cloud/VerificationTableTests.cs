using Undercast.Cloud.Verification;
using Undercast.Steps;

namespace Undercast.Tests.Cloud;

public sealed class VerificationTableTests
{
    [Fact]
    public void A_row_says_how_a_part_ended_how_long_it_took_and_what_was_seen()
    {
        var report = new VerificationReport(
        [
            new("server", StepEnding.Done, 12.34, "active on compute-0", null),
            new("console", StepEnding.Failed, 180, null, new Failure("no line")),
            new("attachment", StepEnding.NotReached, 0, null, null),
        ])
        {
            Seconds = 195.06,
        };

        Assert.Equal(
            """
            passed       server                       12.3 s  active on compute-0
            failed       console                     180.0 s
            not tried    attachment                    0.0 s
            failed in 195.1 s
            """,
            VerificationTable.Render(report));
    }
}

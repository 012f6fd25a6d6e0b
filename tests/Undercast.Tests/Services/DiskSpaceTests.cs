using Undercast.Services.Apply;

namespace Undercast.Tests.Services;

public sealed class DiskSpaceTests
{
    [Fact]
    public void A_disk_without_room_is_refused_with_what_is_left_and_what_is_needed()
    {
        DiskSpace.Require(leastMiB: 1);
        var refused = Assert.Throws<FullDiskException>(() => DiskSpace.Require(leastMiB: 1L << 40));

        Assert.Contains($"its services need {1L << 40}", refused.Message, StringComparison.Ordinal);
    }
}

using Undercast.Images;

namespace Undercast.Tests.Images;

public sealed class DiskPackerTests
{
    private const long MiB = 1 << 20;

    [Fact]
    public void The_table_has_a_system_partition_and_an_active_root_to_the_end_of_the_disk() =>
        Assert.Equal("label: dos\nstart=2048, size=131072, type=ef\nstart=133120, size=67584, type=83, bootable\n", DiskPacker.Table(98 * MiB));

    [Fact]
    public void The_root_has_the_room_that_was_asked_for() => Assert.True(DiskPacker.RootMiB(1000, 512) >= 1000 + 512);
}

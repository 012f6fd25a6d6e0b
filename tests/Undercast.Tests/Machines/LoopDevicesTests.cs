using Undercast.Machines;

namespace Undercast.Tests.Machines;

public sealed class LoopDevicesTests
{
    // Two labs on one machine: both have a /home/libvirt/undercloud-0-vda.raw, each in a Hypervisor of its own.
    private const string Listed = """
        /dev/loop1 11693428 254:0
        /dev/loop2 146 7:1
        /dev/loop3 146 7:300
        /dev/loop4 11693428 254:0
        /dev/loop5 146

        """;

    [Theory]
    [InlineData("11693428 65024", "/dev/loop1 /dev/loop4")]
    [InlineData("146 1793\n", "/dev/loop2")]
    [InlineData("146 1050412", "/dev/loop3")]
    [InlineData("147 1793", "")]
    public void A_file_is_known_by_its_inode_and_never_by_its_name(string file, string devices) =>
        Assert.Equal(devices, string.Join(' ', LoopDevices.Over(file, Listed)));
}

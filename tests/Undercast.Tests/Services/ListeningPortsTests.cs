using Undercast.Services.Apply;

namespace Undercast.Tests.Services;

public sealed class ListeningPortsTests
{
    [Fact]
    public void Listening_sockets_of_both_families_are_found_and_others_are_not() => Assert.Equal(
        [3306, 13000],
        ListeningPorts.Parse(
        [
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
            "   0: 0100007F:0CEA 00000000:0000 0A 00000000:00000000 00:00000000 00000000 42434        0 1 1 0 100 0 0 10 0",
            "   1: 0100007F:1538 0100007F:0CEA 01 00000000:00000000 00:00000000 00000000 42434        0 1 1 0 100 0 0 10 0",
            "   2: 00000000000000000000000000000000:32C8 00000000000000000000000000000000:0000 0A 0:0 0:0 0 0 0 1",
        ]).Order());
}

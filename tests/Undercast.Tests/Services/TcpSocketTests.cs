using Undercast.Services.Apply;

namespace Undercast.Tests.Services;

public sealed class TcpSocketTests
{
    [Fact]
    public void Sockets_of_both_families_are_read_with_state_ports_and_unit() => Assert.Equal(
        [
            new("LISTEN", 5672, null, "rabbitmq.service"),
            new("ESTAB", 41122, 5672, "nova-conductor.service"),
            new("LISTEN", 22, null, "ssh.service"),
            new("TIME-WAIT", 9292, 40110, null),
        ],
        TcpSocket.Parse("""
            LISTEN    0      1024                 127.0.0.1:5672               0.0.0.0:*     cgroup:/system.slice/rabbitmq.service/libpod-payload-4bdd5b79
            ESTAB     0      0                 192.168.24.1:41122         192.168.24.1:5672  cgroup:/system.slice/nova-conductor.service/libpod-payload-de2902fb
            LISTEN    0      128                       [::]:22                   [::]:*      cgroup:/system.slice/ssh.service
            TIME-WAIT 0      0                 192.168.24.1:9292         192.168.24.1:40110

            """));
}

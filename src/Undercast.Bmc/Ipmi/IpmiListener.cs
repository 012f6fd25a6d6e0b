using System.Net;

namespace Undercast.Bmc.Ipmi;

internal sealed class IpmiListener
{
    private int ended;

    public IPEndPoint Endpoint { get; } = new(IPAddress.Loopback, 0);

    public void EndSessions() => ended++;
}

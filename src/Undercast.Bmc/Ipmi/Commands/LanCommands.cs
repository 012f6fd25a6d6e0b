using System.Net.Sockets;
using Undercast.Bmc.Ipmi.Wire;

namespace Undercast.Bmc.Ipmi.Commands;

/// <summary>The LAN configuration as it is (IPMI 2.0, 23.2, table 23-4); it is set where the node is set up, not here.</summary>
internal static class LanCommands
{
    private const byte Revision = 0x11;

    public static ValueTask<Answer> Get(CommandContext context, ReadOnlyMemory<byte> data)
    {
        var request = data.Span;
        if (!ChannelCommands.IsLan(request[0]))
        {
            return (Answer)CompletionCode.InvalidField;
        }

        if ((request[0] & 0x80) != 0)
        {
            return Answer.Ok(Revision);
        }

        var endpoint = context.Listener.Endpoint;
        byte[]? value = request[1] switch
        {
            0 => [0x00], // set complete
            1 => [0x00], // no IPMI 1.5 authentication
            2 => [0, 0, 0, 0, 0],
            3 => endpoint.AddressFamily == AddressFamily.InterNetwork ? endpoint.Address.GetAddressBytes() : [0, 0, 0, 0],
            4 => [0x01], // static
            5 => [0, 0, 0, 0, 0, 0], // the Hypervisor's own card, shared by every node
            6 => [255, 255, 255, 0],
            8 => [(byte)endpoint.Port, (byte)(endpoint.Port >> 8)],
            12 => [0, 0, 0, 0],
            20 => [0, 0],
            22 => [0x02],
            23 => [0x00, CipherSuite.Suite3.Id, CipherSuite.Suite17.Id],
            24 => [0x00, 0x44, 0, 0, 0, 0, 0, 0, 0],
            _ => null,
        };
        return value is null ? Answer.Own(0x80) : Answer.Ok([Revision, .. value]);
    }
}

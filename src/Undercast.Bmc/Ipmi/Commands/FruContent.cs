using System.Text;
using Undercast.Bmc.Ipmi.Wire;

namespace Undercast.Bmc.Ipmi.Commands;

/// <summary>The FRU information storage format 1.0: a header, a board area (part 11) and a product area (part 12).</summary>
internal static class FruContent
{
    private const byte English = 0x00;

    public static byte[] Build(IMachine machine, MachineHardware hardware)
    {
        var serial = machine.Uuid.ToString("N");
        // Bytes of the board's date stay 0: unspecified.
        var board = Area([English, 0, 0, 0], "Undercast", "Virtual BMC", serial, hardware.Kind, "");
        var product = Area([English], "Undercast", Short(machine.Name), hardware.Kind, BmcVersion.Text, serial, "", "");
        byte[] header = [0x01, 0, 0, 1, (byte)(1 + (board.Length / 8)), 0, 0];
        return [.. header, IpmiMessage.Checksum(header), .. board, .. product];
    }

    private static byte[] Area(ReadOnlySpan<byte> start, params ReadOnlySpan<string> fields)
    {
        var area = new List<byte> { 0x01, 0 };
        area.AddRange(start);
        foreach (var field in fields)
        {
            // Type 11b: 8-bit text, of at most 63 bytes.
            var text = Encoding.Latin1.GetBytes(field);
            area.Add((byte)(0xC0 | text.Length));
            area.AddRange(text);
        }

        area.Add(0xC1);
        while (area.Count % 8 != 7)
        {
            area.Add(0);
        }

        area[1] = (byte)((area.Count + 1) / 8);
        area.Add(IpmiMessage.Checksum(area.ToArray()));
        return [.. area];
    }

    private static string Short(string text) => text.Length > 32 ? text[..32] : text;
}

using System.Buffers.Binary;
using Undercast.Bmc.Ipmi.Wire;

namespace Undercast.Bmc.Ipmi.Commands;

/// <summary>FRU device 0 (IPMI 2.0, 34): board and product, read-only.</summary>
internal static class FruCommands
{
    public static async ValueTask<Answer> AreaInfo(CommandContext context, ReadOnlyMemory<byte> data)
    {
        if (data.Span[0] != 0)
        {
            return CompletionCode.NotPresent;
        }

        var length = (await ContentAsync(context)).Length;
        return Answer.Ok((byte)length, (byte)(length >> 8), 0x00);
    }

    public static async ValueTask<Answer> Read(CommandContext context, ReadOnlyMemory<byte> data)
    {
        if (data.Span[0] != 0)
        {
            return CompletionCode.NotPresent;
        }

        var content = await ContentAsync(context);
        var offset = BinaryPrimitives.ReadUInt16LittleEndian(data.Span[1..]);
        if (offset >= content.Length)
        {
            return CompletionCode.ParameterOutOfRange;
        }

        var part = content.AsSpan(offset, Math.Min((int)data.Span[3], Math.Min(128, content.Length - offset)));
        return Answer.Ok([(byte)part.Length, .. part]);
    }

    private static async Task<byte[]> ContentAsync(CommandContext context)
    {
        var hardware = await context.Machine.ReadHardwareAsync(context.Cancellation);
        return FruContent.Build(context.Machine, hardware);
    }
}

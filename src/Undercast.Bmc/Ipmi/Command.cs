using Undercast.Bmc.Ipmi.Wire;

namespace Undercast.Bmc.Ipmi;

/// <summary>The answer to a command: its completion code and data.</summary>
internal readonly record struct Answer(CompletionCode Code, byte[] Data)
{
    /// <summary>Done after the answer has gone out.</summary>
    public Action? After { get; init; }

    public static Answer Ok(params byte[] data) => new(CompletionCode.Ok, data);

    public static implicit operator Answer(CompletionCode code) => new(code, []);

    public static implicit operator ValueTask<Answer>(Answer answer) => ValueTask.FromResult(answer);

    public static Answer FromCode(CompletionCode code) => code;

    /// <summary>A code of the command's own (0x80 to 0xBE).</summary>
    public static Answer Own(byte code) => new((CompletionCode)code, []);
}

internal delegate ValueTask<Answer> CommandHandler(CommandContext context, ReadOnlyMemory<byte> data);

/// <summary>A command of the table: what it needs, how many bytes of data at least, and who answers it.</summary>
internal sealed record Command(Privilege Needs, int LeastData, CommandHandler Handler)
{
    /// <summary>Carrying it out twice is not the same as once.</summary>
    public bool IsOrder { get; init; }
}

namespace Undercast.Hosts.Agent;

/// <summary>A <see cref="Command"/> as it travels to an agent.</summary>
public sealed record ExecRequest(string Program, string[] Arguments)
{
    public byte[]? Input { get; init; }

    public string? WorkingDirectory { get; init; }

    public Dictionary<string, string?>? Environment { get; init; }

    public string[]? Secrets { get; init; }

    public double? TimeoutSeconds { get; init; }

    public double KillAfterSeconds { get; init; }

    public bool AllowFailure { get; init; }

    /// <summary>Lines are told as events, and only the end of the output is answered.</summary>
    public bool Stream { get; init; }

    internal static async Task<ExecRequest> FromAsync(Command command, bool stream, CancellationToken cancel) =>
        new(command.Program, command.Arguments)
        {
            Input = command.Input is { } input ? await ReadAsync(input, cancel) : null,
            WorkingDirectory = command.WorkingDirectory,
            Environment = command.Environment.Count > 0 ? new(command.Environment) : null,
            Secrets = command.Secrets.Count > 0 ? [.. command.Secrets] : null,
            TimeoutSeconds = command.Timeout?.TotalSeconds,
            KillAfterSeconds = command.KillAfter.TotalSeconds,
            AllowFailure = command.AllowFailure,
            Stream = stream,
        };

    // A stop must reach all that the command started there: nobody sits at that machine to clean up.
    internal Command ToCommand() => new(Program, Arguments)
    {
        Input = Input is null ? null : CommandInput.FromBytes(Input),
        WorkingDirectory = WorkingDirectory,
        Environment = Environment ?? [],
        Secrets = Secrets ?? [],
        Timeout = TimeoutSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        KillAfter = TimeSpan.FromSeconds(KillAfterSeconds),
        AllowFailure = AllowFailure,
        OwnGroup = true,
    };

    private static async Task<byte[]> ReadAsync(CommandInput input, CancellationToken cancel)
    {
        await using var source = input.Open();
        using var memory = new MemoryStream();
        await source.CopyToAsync(memory, cancel);
        return memory.ToArray();
    }
}

namespace Undercast.Hosts.Agent;

/// <summary>How to hold a connection to an agent.</summary>
/// <param name="Name">The host's name in messages.</param>
/// <param name="Time">The clock of the limits.</param>
public sealed record AgentLink(string Name, TimeProvider Time)
{
    /// <summary>The content hash that must answer; null takes any.</summary>
    public string? Hash { get; init; }

    /// <summary>How long the agent may take to start and say hello.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long cancelled work may take to stop there before the caller goes on without knowing.</summary>
    public TimeSpan CancelLimit { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Told what others wrote into the channel: a login message, a warning.</summary>
    public Action<string>? Stray { get; init; }

    internal void Check(AgentHello hello)
    {
        if (hello.Protocol != AgentHello.CurrentProtocol)
        {
            throw Mismatch($"speaks protocol {hello.Protocol}, this program protocol {AgentHello.CurrentProtocol}");
        }

        if (Hash is { } expected && hello.Hash != expected)
        {
            throw Mismatch($"is program {hello.Hash}, not {expected}");
        }
    }

    private AgentFailedException Mismatch(string what) =>
        new(Name, new AgentError(AgentErrorKind.Failed, $"the agent {what}; remove /usr/local/lib/undercast there and run again, it is then copied anew"));
}

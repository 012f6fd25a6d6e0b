namespace Undercast.Bmc.Redfish;

/// <summary>A request that is answered with an error: the status and the registry's messages that say why.</summary>
#pragma warning disable CA1064 // It never leaves the pipeline.
internal sealed class Refusal(int status, params Message[] messages) : Exception(messages[0].Text)
{
    public int Status { get; } = status;

    public IReadOnlyList<Message> Messages { get; } = messages;

    /// <summary>Seconds after which trying again makes sense; 0: not told.</summary>
    public int RetryAfter { get; init; }
}

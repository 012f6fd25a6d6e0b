namespace Undercast.Hosts.Agent;

/// <summary>A question that waits for its answer.</summary>
/// <param name="Progress">Told what comes before the answer.</param>
internal sealed record AgentQuestion(Action<AgentEvent>? Progress)
{
    public TaskCompletionSource<AgentMessage> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Take(AgentMessage message)
    {
        if (message.Event is not { } told)
        {
            Answer.TrySetResult(message);
            return;
        }

        try
        {
            Progress?.Invoke(told);
        }
#pragma warning disable CA1031 // The callback belongs to whoever asks: its failure is theirs, not the channel's.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Answer.TrySetException(failure);
        }
    }
}

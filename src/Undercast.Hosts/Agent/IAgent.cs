namespace Undercast.Hosts.Agent;

/// <summary>Someone to ask on another machine.</summary>
public interface IAgent
{
    /// <summary>The host's name in messages.</summary>
    string Name { get; }

    /// <summary>Asks, and waits for the answer. Several may be asked at once.</summary>
    /// <param name="method">What is asked.</param>
    /// <param name="request">The question.</param>
    /// <param name="progress">Told each event, one at a time.</param>
    /// <param name="cancel">Stops the work there too; the call returns when it has stopped there.</param>
    /// <exception cref="AgentLostException">The connection ended first; ask again, requests are idempotent.</exception>
    /// <exception cref="AgentFailedException">It could not be done.</exception>
    /// <exception cref="CommandFailedException">It could not be done because a command failed there.</exception>
    Task<TResult> AskAsync<TRequest, TResult>(
        AgentMethod<TRequest, TResult> method, TRequest request, Action<AgentEvent>? progress, CancellationToken cancel);
}

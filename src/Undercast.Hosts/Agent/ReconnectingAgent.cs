namespace Undercast.Hosts.Agent;

/// <summary>An agent that is connected to when it is first asked, and once more when the connection was lost: requests are idempotent.</summary>
/// <param name="name">The host's name in messages.</param>
/// <param name="connect">Makes a connection.</param>
public sealed class ReconnectingAgent(string name, Func<CancellationToken, Task<AgentChannel>> connect) : IAgent, IAsyncDisposable
{
    private readonly SemaphoreSlim connecting = new(1);
    private AgentChannel? channel;

    public string Name => name;

    public async Task<TResult> AskAsync<TRequest, TResult>(
        AgentMethod<TRequest, TResult> method, TRequest request, Action<AgentEvent>? progress, CancellationToken cancel)
    {
        var current = await ConnectedAsync(cancel);
        try
        {
            return await current.AskAsync(method, request, progress, cancel);
        }
        catch (AgentLostException)
        {
            current = await ConnectedAsync(cancel);
            return await current.AskAsync(method, request, progress, cancel);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (channel is { } open)
        {
            await open.DisposeAsync();
        }

        connecting.Dispose();
    }

    private async Task<AgentChannel> ConnectedAsync(CancellationToken cancel)
    {
        await connecting.WaitAsync(cancel);
        try
        {
            if (channel is { IsLost: true } ended)
            {
                channel = null;
                await ended.DisposeAsync();
            }

            return channel ??= await connect(cancel);
        }
        finally
        {
            connecting.Release();
        }
    }
}

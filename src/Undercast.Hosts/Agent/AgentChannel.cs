using System.Collections.Concurrent;
using System.Text.Json;

namespace Undercast.Hosts.Agent;

/// <summary>The client's end of one connection to an agent. When it is lost it stays lost: connect again.</summary>
public sealed class AgentChannel : IAgent, IAsyncDisposable
{
    private static readonly TimeSpan Parting = TimeSpan.FromSeconds(5);

    private readonly ICommandProcess process;
    private readonly AgentLineReader reader;
    private readonly AgentLineWriter writer;
    private readonly AgentLink link;
    private readonly ConcurrentDictionary<long, AgentQuestion> pending = new();
    private Task reading = Task.CompletedTask;
    private AgentLostException? lost;
    private long lastId;

    private AgentChannel(ICommandProcess process, AgentLink link)
    {
        (this.process, this.link, reader) = (process, link, new AgentLineReader(process.Output));
        writer = new AgentLineWriter(process.Input);
    }

    public string Name => link.Name;

    /// <summary>Who answered.</summary>
    public AgentHello Hello { get; private set; } = new(0, "", "");

    /// <summary>The connection has ended: whatever is asked now fails.</summary>
    public bool IsLost => Volatile.Read(ref lost) is not null;

    /// <summary>Starts the agent and waits for its first line.</summary>
    /// <exception cref="AgentLostException">It did not start; 126 and 127 as exit code mean that it is not there.</exception>
    /// <exception cref="Ssh.SshConnectionException">The host could not be reached.</exception>
    /// <exception cref="AgentFailedException">Another program or protocol answered.</exception>
    public static async Task<AgentChannel> ConnectAsync(IProcessHost host, Command agent, AgentLink link, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(link);
#pragma warning disable CA2000 // The channel owns the process, and the caller the channel.
        var channel = new AgentChannel(host.Start(agent), link);
#pragma warning restore CA2000
        try
        {
            using var limit = new CancellationTokenSource(link.Limit, link.Time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
            try
            {
                channel.Hello = await channel.ReadHelloAsync(either.Token) ?? throw await channel.WhyAsync(host, "the agent did not start");
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                throw new AgentLostException($"the agent on {link.Name} did not answer within {link.Limit.TotalSeconds:0.#} s{Words(channel.process.Error)}");
            }

            link.Check(channel.Hello);
            channel.reading = channel.ReadAsync(host);
            return channel;
        }
        catch
        {
            await channel.DisposeAsync();
            throw;
        }
    }

    public async Task<TResult> AskAsync<TRequest, TResult>(
        AgentMethod<TRequest, TResult> method, TRequest request, Action<AgentEvent>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(method);
        cancel.ThrowIfCancellationRequested();
        var id = Interlocked.Increment(ref lastId);
        var call = pending[id] = new AgentQuestion(progress);
        try
        {
            if (lost is { } already)
            {
                throw already;
            }

            var question = new AgentMessage { Id = id, Ask = method.Name, Request = JsonSerializer.SerializeToElement(request, method.Request) };
            await SendAsync(question).WaitAsync(cancel);
            var answer = await AnswerAsync(id, call, cancel);
            return answer.Error is { } error ? throw AgentErrors.Raise(error, Name, cancel)
                : answer.Result is { } result && result.Deserialize(method.Result) is { } value ? value
                : throw new AgentFailedException(Name, new AgentError(AgentErrorKind.Failed, $"the answer to '{method.Name}' is empty"));
        }
        finally
        {
            pending.TryRemove(id, out _);
        }
    }

    public async ValueTask DisposeAsync()
    {
        // The end of its input is how an agent is told to stop: it cancels what runs and ends by itself.
        try
        {
            process.Input.Close();
        }
        catch (IOException)
        {
            // It was gone before.
        }

        await ((Task)process.Exited).WaitAsync(Parting, link.Time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await process.DisposeAsync();
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        writer.Dispose();
    }

    private async Task<AgentMessage> AnswerAsync(long id, AgentQuestion call, CancellationToken cancel)
    {
        try
        {
            return await call.Answer.Task.WaitAsync(cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Returning before the work there has stopped would let the caller start it a second time beside itself.
            await SendAsync(new AgentMessage { Id = id, Cancel = true }).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await ((Task)call.Answer.Task).WaitAsync(link.CancelLimit, link.Time, CancellationToken.None)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
        catch when (!IsLost)
        {
            // The listener failed: the answer that the work there is for will not be taken.
            await SendAsync(new AgentMessage { Id = id, Cancel = true }).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    private async Task SendAsync(AgentMessage message)
    {
        try
        {
            await writer.WriteAsync(message);
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException)
        {
            // The reading end learns why, and tells everyone who waits.
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw lost ?? new AgentLostException($"the connection to the agent on {Name} is closed");
        }
    }

    private async Task<AgentHello?> ReadHelloAsync(CancellationToken cancel)
    {
        while (await reader.ReadAsync(cancel) is { } line)
        {
            if (line.Message?.Hello is { } hello)
            {
                return hello;
            }

            link.Stray?.Invoke(line.Stray);
        }

        return null;
    }

    private async Task ReadAsync(IProcessHost host)
    {
        try
        {
            while (await reader.ReadAsync(CancellationToken.None) is { } line)
            {
                if (line.Message is not { Id: { } id } message)
                {
                    link.Stray?.Invoke(line.Stray);
                }
                else if (pending.TryGetValue(id, out var call))
                {
                    call.Take(message);
                }
            }
        }
        catch (Exception end) when (end is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The pipe was closed under the reader: the same end.
        }

        var why = await WhyAsync(host, "the connection to the agent was lost");
        lost = why as AgentLostException ?? new AgentLostException($"the connection to the agent was lost: {why.Message}", 255);
        foreach (var call in pending.Values)
        {
            call.Answer.TrySetException(lost);
        }
    }

    private async Task<HostException> WhyAsync(IProcessHost host, string what)
    {
        await ((Task)process.Exited).WaitAsync(Parting, link.Time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!process.Exited.IsCompletedSuccessfully)
        {
            return new AgentLostException($"{what} (host {Name}): its output ended while it went on running{Words(process.Error)}");
        }

        var exitCode = await process.Exited;
        return host is Ssh.SshHost ssh && ssh.Explain(exitCode, process.Error) is { } failure
            ? failure
            : new AgentLostException(
                $"{what} (host {Name}, exit code {exitCode}); run the same again, it goes on from where it is{Words(process.Error)}", exitCode);
    }

    private static string Words(string error) =>
        string.Concat(error.Trim().Split('\n').Where(l => l.Trim().Length > 0).TakeLast(8).Select(l => $"\n  stderr: {l.TrimEnd()}"));
}

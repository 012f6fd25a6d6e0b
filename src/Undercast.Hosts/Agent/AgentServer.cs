using System.Collections.Concurrent;
using System.Text.Json;

namespace Undercast.Hosts.Agent;

/// <summary>The agent's end of the channel: a table of methods, and every request answered from it, several at once.</summary>
/// <param name="hello">Who answers.</param>
public sealed class AgentServer(AgentHello hello)
{
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, Func<JsonElement, AgentCall, Task<JsonElement>>> table = [];

    /// <summary>Adds a method. Handlers are idempotent: a client whose connection was lost asks again.</summary>
    public AgentServer Handle<TRequest, TResult>(AgentMethod<TRequest, TResult> method, Func<TRequest, AgentCall, Task<TResult>> handler)
        where TResult : notnull
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(handler);
        table.Add(method.Name, async (request, call) =>
        {
            var question = request.Deserialize(method.Request) ?? throw new JsonException("the question is null");
            return JsonSerializer.SerializeToElement(await handler(question, call), method.Result);
        });
        return this;
    }

    /// <summary>Serves on standard input and output until the input ends.</summary>
    public Task RunAsync(CancellationToken cancel)
    {
        var (input, output) = AgentStandardStreams.Take();
        return RunAsync(input, output, cancel);
    }

    /// <summary>Serves until the input ends; requests still being worked on are then cancelled and waited for.</summary>
    public async Task RunAsync(Stream input, Stream output, CancellationToken cancel)
    {
#pragma warning disable CA2025 // Every answer is waited for before the writer goes.
        using var writer = new AgentLineWriter(output);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var calls = new ConcurrentDictionary<long, CancellationTokenSource>();
        var answers = new ConcurrentDictionary<long, Task>();
        try
        {
            await writer.WriteAsync(new AgentMessage { Hello = hello });
            var reader = new AgentLineReader(input);
            while (await reader.ReadAsync(ending.Token).WaitAsync(ending.Token) is { } line)
            {
                if (line.Message is not { Id: { } id } message)
                {
                    await Console.Error.WriteLineAsync($"undercast agent: not a request: {line.Stray}");
                }
                else if (message.Cancel is true)
                {
                    await CancelAsync(id);
                }
                else if (message.Ask is { } ask)
                {
                    var stop = calls[id] = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
                    answers[id] = Task.Run(() => AnswerAsync(writer, id, ask, message.Request ?? default, stop.Token), CancellationToken.None)
                        .ContinueWith(_ => Forget(id), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                }
            }
        }
        catch (Exception end) when (end is OperationCanceledException or IOException)
        {
            // Asked to stop, or the other end is gone: both are the end of this channel.
        }

        await ending.CancelAsync();
        // Work that does not stop when asked must not keep the agent alive for ever.
        await Task.WhenAll(answers.Values).WaitAsync(LastWait, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
#pragma warning restore CA2025

        async Task CancelAsync(long id)
        {
            try
            {
                await (calls.TryGetValue(id, out var call) ? call.CancelAsync() : Task.CompletedTask);
            }
            catch (ObjectDisposedException)
            {
                // It was answered at this very moment.
            }
        }

        void Forget(long id)
        {
            if (calls.TryRemove(id, out var call))
            {
                call.Dispose();
            }

            answers.TryRemove(id, out _);
        }
    }

    private async Task AnswerAsync(AgentLineWriter writer, long id, string ask, JsonElement request, CancellationToken cancel)
    {
        AgentMessage answer;
        try
        {
            answer = table.TryGetValue(ask, out var method)
                ? new AgentMessage { Id = id, Result = await method(request, new AgentCall(Tell, cancel)) }
                : Failed(AgentErrorKind.UnknownMethod, $"the agent knows no method '{ask}'; it has {string.Join(", ", table.Keys.Order())}");
        }
#pragma warning disable CA1031 // The border of the process: whatever went wrong belongs to whoever asked.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            answer = new AgentMessage { Id = id, Error = AgentErrors.Describe(failure, ask, cancel.IsCancellationRequested) };
        }

        try
        {
            await writer.WriteAsync(answer);
        }
        catch (IOException)
        {
            // Nobody is listening any more; the reading end notices too.
        }

        void Tell(AgentEvent told) => writer.Write(new AgentMessage { Id = id, Event = told });

        AgentMessage Failed(AgentErrorKind kind, string message) => new() { Id = id, Error = new AgentError(kind, message) };
    }
}

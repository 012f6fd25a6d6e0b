namespace Undercast.Hosts;

/// <summary>Runs commands on this machine: the only place in Undercast where a process starts.</summary>
public sealed class LocalCommandRunner(TimeProvider time) : IProcessHost
{
    // What a program leaves running may hold its pipes for ever; after its end we listen as long as something still comes.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(1);

    public Task<CommandResult> RunAsync(Command command, CancellationToken cancel) => ExecuteAsync(command, null, cancel);

    public Task<CommandResult> StreamAsync(Command command, Action<string> line, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(line);
        return ExecuteAsync(command, line, cancel);
    }

    public ICommandProcess Start(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var process = LocalProcess.Start(command, time);
        process.CollectError();
        return process;
    }

    private async Task<CommandResult> ExecuteAsync(Command command, Action<string>? line, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(command);
        cancel.ThrowIfCancellationRequested();
        var started = time.GetTimestamp();
        await using var process = LocalProcess.Start(command, time);
        var limit = line is null ? int.MaxValue / 2 : 1024 * 1024;
        Lock gate = new();
        Action<string>? tell = line is null ? null : text =>
        {
            lock (gate)
            {
                line(command.Mask(text));
            }
        };
        using var output = new OutputPump(process.Output, limit, tell);
        using var error = new OutputPump(process.ErrorStream, limit, tell);
        using var fed = new CancellationTokenSource();
        var input = FeedAsync(process.Input, command.Input, fed.Token);
        await EndOrStopAsync(process, command, () => command.Mask(error.Text + output.Text), cancel);
        await Task.WhenAll(output.DrainAsync(Silence, time), error.DrainAsync(Silence, time));
        await fed.CancelAsync();
        await input;
        var result = new CommandResult(await process.Exited, output.Text, error.Text, time.GetElapsedTime(started));
        return result.Succeeded || command.AllowFailure
            ? result
            : throw new CommandFailedException(
                command.Program, process.Id, result.ExitCode, command.ToString(), command.Mask(result.Error), command.Mask(result.Output));
    }

    private async Task EndOrStopAsync(LocalProcess process, Command command, Func<string> lastOutput, CancellationToken cancel)
    {
        using var limit = command.Timeout is { } timeout ? new CancellationTokenSource(timeout, time) : new CancellationTokenSource();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        await ((Task)process.Exited).WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (process.Exited.IsCompleted)
        {
            return;
        }

        await process.StopAsync();
        cancel.ThrowIfCancellationRequested();
        throw new CommandTimedOutException(command.ToString(), command.Timeout.GetValueOrDefault(), lastOutput());
    }

    private static async Task FeedAsync(Stream input, CommandInput? content, CancellationToken cancel)
    {
        try
        {
            await using var target = input;
            if (content is not null)
            {
                await using var source = content.Open();
                await source.CopyToAsync(target, cancel);
            }
        }
        catch (Exception unread) when (unread is IOException or OperationCanceledException)
        {
            // The program ended without reading everything; its exit code says whether that matters.
        }
    }
}

using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Undercast.Hosts;

/// <summary>One process of ours, from start to reaped end; stopping is in two stages.</summary>
internal sealed class LocalProcess : ICommandProcess
{
    private readonly Process process;
    private readonly Command command;
    private readonly TimeProvider time;
    private readonly TextTail error = new(64 * 1024);
    private Task errorPump = Task.CompletedTask;

    private LocalProcess(Process process, Command command, TimeProvider time)
    {
        (this.process, this.command, this.time) = (process, command, time);
        Id = process.Id;
        Exited = WaitAsync();
    }

    public int Id { get; }

    public Stream Input => process.StandardInput.BaseStream;

    public Stream Output => process.StandardOutput.BaseStream;

    public string Error => command.Mask(error.ToString());

    public Task<int> Exited { get; }

    internal Stream ErrorStream => process.StandardError.BaseStream;

    /// <param name="command">What to start.</param>
    /// <param name="time">The clock of the stop.</param>
    public static LocalProcess Start(Command command, TimeProvider time)
    {
        var path = ProgramPath.Find(command);
        // setsid becomes the program (it does not fork unless it leads a group), so the process id is the program's and its group's.
        string[] words = command.OwnGroup ? [ProgramPath.Find(new Command("setsid")), path, .. command.Arguments] : [path, .. command.Arguments];
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = command.WorkingDirectory ?? "",
        };
        foreach (var (name, value) in command.Environment)
        {
            if (value is null)
            {
                start.Environment.Remove(name);
            }
            else
            {
                start.Environment[name] = value;
            }
        }

        var process = new Process { StartInfo = start };
        try
        {
            process.Start();
            return new LocalProcess(process, command, time);
        }
        catch (Win32Exception failure)
        {
            process.Dispose();
            throw new ProgramNotFoundException(command.Program, $"could not be started ({failure.Message})", "check that it is a program for this machine");
        }
    }

    /// <summary>Collects standard error in <see cref="Error"/>, so that a full pipe never stops the program.</summary>
    public void CollectError() => errorPump = PumpErrorAsync();

    public async Task StopAsync()
    {
        if (Exited.IsCompleted)
        {
            return;
        }

        Signals.Send(command.OwnGroup ? -Id : Id, Signals.Terminate);
        if (await EndsWithinAsync(command.KillAfter))
        {
            KillGroup();
            return;
        }

        KillGroup();
        KillTree();
        // A process in uninterruptible sleep outlives even SIGKILL; nobody should wait for that.
        await EndsWithinAsync(TimeSpan.FromSeconds(10));
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await errorPump.WaitAsync(TimeSpan.FromSeconds(1), time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // Process leaves them to the finalizer once someone has asked for them; an agent runs for weeks.
        await Input.DisposeAsync();
        await Output.DisposeAsync();
        await ErrorStream.DisposeAsync();
        process.Dispose();
        await errorPump.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void KillTree()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It, or something that it started, ended while we looked.
        }
    }

    private void KillGroup()
    {
        if (command.OwnGroup)
        {
            Signals.Send(-Id, Signals.Kill);
        }
    }

    private async Task<bool> EndsWithinAsync(TimeSpan limit)
    {
        await ((Task)Exited).WaitAsync(limit, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return Exited.IsCompleted;
    }

    private async Task<int> WaitAsync()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private async Task PumpErrorAsync()
    {
        var buffer = new char[4096];
        using var reader = new StreamReader(ErrorStream, Encoding.UTF8);
        try
        {
            while (await reader.ReadAsync(buffer) is > 0 and var count)
            {
                error.Append(buffer.AsSpan(0, count));
            }
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The process was let go while its pipe was still held by something that it started.
        }
    }
}

using Microsoft.Extensions.Logging;
using Undercast.Bmc.Ipmi.Wire;
using Undercast.Bmc.Nodes;

namespace Undercast.Bmc.Ipmi;

/// <summary>
/// Runs commands of the table: 1. is it known; 2. may this session give it; 3. is it long enough; 4. was it given before; 5. its handler,
/// whose exceptions become completion codes; 6. the answer.
/// </summary>
internal sealed partial class CommandRunner(HostedNode node, IpmiListener listener, ILogger log)
{
    /// <summary>Clients wait 5 s at the longest for an answer; a machine that needs longer is busy.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>How long a repeated order is known as one: longer than clients repeat (ipmitool 4 times 1 s, freeipmi 20 s at most).</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(20);

    /// <summary>A command outside of sessions; such commands never wait.</summary>
    public byte[] RunOpen(IpmiMessage message)
    {
        if (!CommandTable.Open.TryGetValue(message.Key, out var command))
        {
            return message.Reply(CommandTable.All.ContainsKey(message.Key) ? CompletionCode.InsufficientPrivilege : CompletionCode.InvalidCommand, []);
        }

        if (message.Data.Length < command.LeastData)
        {
            return message.Reply(CompletionCode.WrongLength, []);
        }

        var answer = command.Handler(new CommandContext(node, listener, null, listener.Stopping), message.Data).AsTask().GetAwaiter().GetResult();
        return message.Reply(answer.Code, answer.Data);
    }

    public void Run(Session session, IpmiMessage message)
    {
        // 1, 2, 3.
        var refusal = !CommandTable.All.TryGetValue(message.Key, out var command) ? CompletionCode.InvalidCommand
            : session.Current < command.Needs ? CompletionCode.InsufficientPrivilege
            : message.Data.Length < command.LeastData ? CompletionCode.WrongLength
            : CompletionCode.Ok;
        if (refusal != CompletionCode.Ok)
        {
            listener.Send(session, PayloadType.Message, message.Reply(refusal, []));
            return;
        }

        // 4. A repeated order gets the answer of the first, now or when there is one.
        LastAnswer? order = null;
        if (command!.IsOrder)
        {
            if (session.LastAnswer is { } last && last.IsRepeatedBy(message) && listener.Clock.GetElapsedTime(last.At) < Memory)
            {
                if (last.Reply is { } reply)
                {
                    listener.Send(session, PayloadType.Message, reply);
                }

                return;
            }

            order = new LastAnswer(message.Sequence, message.Key, message.Data.ToArray(), listener.Clock.GetTimestamp());
            session.LastAnswer = order;
        }

        // An order may start a process; the thread that takes packets is not for that.
        _ = order is null ? RunAsync(session, message, command, null) : Task.Run(() => RunAsync(session, message, command, order));
    }

    private async Task RunAsync(Session session, IpmiMessage message, Command command, LastAnswer? order)
    {
        // 5.
        var answer = await AnswerAsync(session, message, command);

        // 6.
        var reply = message.Reply(answer.Code, answer.Data);
        order?.Reply = reply;
        listener.Send(session, PayloadType.Message, reply);
        answer.After?.Invoke();
    }

    private async Task<(CompletionCode Code, byte[] Data, Action? After)> AnswerAsync(Session session, IpmiMessage message, Command command)
    {
        try
        {
            var running = command.Handler(new CommandContext(node, listener, session, listener.Stopping), message.Data);
            var answer = running.IsCompletedSuccessfully ? running.Result : await running.AsTask().WaitAsync(Patience, listener.Clock, listener.Stopping);
            return (answer.Code, answer.Data, answer.After);
        }
        catch (Exception known) when (CodeOf(known) is { } code)
        {
            return (code, [], null);
        }
#pragma warning disable CA1031 // A defect in a handler or a machine is answered as such; other sessions and nodes go on.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            LogDefect(log, message.NetFn, message.Command, defect);
            return (CompletionCode.Unspecified, [], null);
        }
    }

    private static CompletionCode? CodeOf(Exception exception) => exception switch
    {
        MachineUnreachableException or MachineBusyException or TimeoutException or OperationCanceledException => CompletionCode.NodeBusy,
        MachineGoneException => CompletionCode.NotPresent,
        UnsupportedByMachineException => CompletionCode.InvalidField,
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "command {NetFn:x2}/{Command:x2} met a defect")]
    private static partial void LogDefect(ILogger log, byte netFn, byte command, Exception defect);
}

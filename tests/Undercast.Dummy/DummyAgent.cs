using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using Undercast.Hosts;
using Undercast.Hosts.Agent;

namespace Undercast.Dummy;

/// <summary>A small agent: the host methods, and one that misbehaves on demand.</summary>
internal static class DummyAgent
{
    public static AgentMethod<DummyWish, DummyWish> Wish { get; } = new("wish", DummyJson.Default.DummyWish, DummyJson.Default.DummyWish);

    public static async Task RunAsync(string[] how)
    {
        if (how.Contains("motd"))
        {
            await Console.Out.WriteLineAsync("Welcome to the machine!\n{\"not\":\"ours\"}");
            await Console.Out.WriteAsync("unended words ");
        }

        using var stop = new CancellationTokenSource();
        using var asked = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            stop.Cancel();
        });
        var protocol = how.Contains("protocol-99") ? 99 : AgentHello.CurrentProtocol;
        await new AgentServer(new AgentHello(protocol, "1.2.3", "feed"))
            .AddHostMethods(new LocalCommandRunner(TimeProvider.System))
            .Handle(Wish, GrantAsync)
            .RunAsync(stop.Token);
    }

    private static async Task<DummyWish> GrantAsync(DummyWish wish, AgentCall call)
    {
        call.Say($"wish {wish.Text}");
        switch (wish.Text)
        {
            case "stray":
                await Console.Out.WriteLineAsync("a line from a careless library");
                await Console.Out.WriteAsync("{\"id\":1,\"result\":");
                break;
            case "die":
                Environment.Exit(7);
                break;
            case "bug":
                throw new InvalidOperationException("a bug in a handler");
            case "wait":
                await Task.Delay(TimeSpan.FromMinutes(5), TimeProvider.System, call.Cancel);
                break;
            case "count":
                for (var i = 1; i <= 100; i++)
                {
                    call.Progress(i, 100, "steps");
                }

                break;
            default:
                break;
        }

        return wish;
    }
}

/// <summary>What the dummy agent shall do, and its answer.</summary>
public sealed record DummyWish(string Text);

[JsonSerializable(typeof(DummyWish))]
internal sealed partial class DummyJson : JsonSerializerContext;

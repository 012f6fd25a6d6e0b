using System.Text;
using System.Text.Json;
using CsCheck;
using Undercast.Hosts.Agent;
using static Undercast.Tests.Hosts.DummyProgram;

namespace Undercast.Tests.Hosts.Agent;

public sealed class AgentLineReaderTests
{
    private static readonly Gen<byte[]> Message = Gen.Select(Gen.Long[1, 1000], Gen.String[0, 30], (id, text) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new AgentMessage { Id = id, Event = new AgentEvent(AgentEventKind.Say, text) }, AgentMessageJson.Default.AgentMessage));

    private static readonly Gen<byte[]> Noise = Gen.OneOf(
        Gen.Byte.Array[0, 40].Select(bytes => bytes.Select(b => b == (byte)'\n' ? (byte)' ' : b).ToArray()),
        Gen.OneOf("{", "{}", "{\"id\":}", "{\"id\":1", "null", "[1]", "{\"id\":\"x\"}", "{\"id\":1,\"id\":{}}", "{\"id\":99999999999999999999}",
            "{\"hello\":3}", "{\"hello\":{}}", "{\"event\":{\"kind\":\"Nonsense\"},\"id\":1}", new string('[', 500)).Select(Encoding.UTF8.GetBytes));

    [Fact(Timeout = 120_000)]
    public async Task Messages_arrive_whole_and_in_order_however_they_are_cut_and_whatever_is_between_them()
    {
        var parts = Gen.Select(Gen.Bool, Message, Noise, (isMessage, message, noise) => (IsMessage: isMessage, Line: isMessage ? message : noise)).Array[0, 12];

        await Gen.Select(parts, Gen.Int[1, 64]).SampleAsync(async (lines, cut) =>
        {
            var bytes = lines.SelectMany(l => l.Line.Append((byte)'\n')).ToArray();
            var reader = new AgentLineReader(new ChoppedStream(bytes, cut));
            var sent = lines.Where(l => l.IsMessage).Select(l => Encoding.UTF8.GetString(l.Line));
            var received = new List<string>();
            while (await reader.ReadAsync(Cancel) is { } line)
            {
                if (line.Message?.Event is not null)
                {
                    received.Add(Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(line.Message, AgentMessageJson.Default.AgentMessage)));
                }
            }

            Assert.Equal(sent, received);
        }, iter: 2000);
    }

    [Fact(Timeout = 60_000)]
    public async Task No_bytes_make_it_stumble() =>
        await Gen.Select(Gen.Byte.Array[0, 300], Gen.Int[1, 64]).SampleAsync(async (bytes, cut) =>
        {
            var reader = new AgentLineReader(new ChoppedStream(bytes, cut), longestLine: 50);
            while (await reader.ReadAsync(Cancel) is not null)
            {
            }
        }, iter: 5000);

    [Fact(Timeout = 60_000)]
    public async Task A_line_without_its_end_is_no_message()
    {
        var reader = new AgentLineReader(new ChoppedStream("{\"id\":1,\"cancel\":true}"u8.ToArray(), 7));

        var line = await reader.ReadAsync(Cancel);

        Assert.Null(line?.Message);
        Assert.Equal("{\"id\":1,\"cancel\":true}", line?.Stray);
        Assert.Null(await reader.ReadAsync(Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task An_endless_line_is_skipped_and_the_next_one_read()
    {
        var bytes = Encoding.UTF8.GetBytes($"{new string('x', 100_000)}\n{{\"id\":1,\"cancel\":true}}\n");
        var reader = new AgentLineReader(new ChoppedStream(bytes, 1000), longestLine: 5000);

        Assert.Contains("a line of more than 5000 bytes, skipped", (await reader.ReadAsync(Cancel))?.Stray, StringComparison.Ordinal);
        Assert.Equal(1, (await reader.ReadAsync(Cancel))?.Message?.Id);
        Assert.Null(await reader.ReadAsync(Cancel));
    }
}

using System.Net.Sockets;
using System.Text;

namespace Undercast.Tests.Bmc;

/// <summary>
/// Inputs that led a fuzzer (tests/Undercast.Fuzz) to different ways through the BMC's code, each a line of hexadecimal digits, sent over
/// the network as a client would. Afterwards the BMC answers as before.
/// </summary>
public sealed class CorpusTests
{
    [Fact(Timeout = 120_000)]
    public async Task Packets()
    {
        await using var served = await ServedMachine.StartAsync();
        using var client = await served.LogInAsync();
        using var socket = new UdpClient(AddressFamily.InterNetwork);
        socket.Connect(served.Ipmi);
        foreach (var packet in Corpus("packet"))
        {
            await socket.SendAsync(packet, ServedMachine.Cancel);
            await client.AnswersAsync();
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task Messages()
    {
        await using var served = await ServedMachine.StartAsync();
        var client = await served.LogInAsync();
        foreach (var input in Corpus("message").Where(input => input.Length >= 2 && !RestartsTheBmc(input)))
        {
            await client.SendAsync(client.Seal(0, client.Message((byte)(input[0] & 0x3E), input[1], input[2..])));
            if (EndsTheSession(input))
            {
                await client.AnswerAsync();
                client.Dispose();
                client = await served.LogInAsync();
            }

            await client.AnswersAsync();
        }

        client.Dispose();
    }

    [Fact(Timeout = 120_000)]
    public async Task Requests()
    {
        await using var served = await ServedMachine.StartAsync();
        using var http = served.Http();
        foreach (var input in Corpus("redfish"))
        {
            // HTTP's own parts of a request are its server's to refuse.
            var end = Array.IndexOf(input, (byte)'\n');
            var words = Encoding.UTF8.GetString(input, 0, end < 0 ? input.Length : end).Replace($"{Guid.Empty}", $"{served.Machine.Uuid}", StringComparison.Ordinal).Split(' ', 2);
            if (words is not [{ Length: > 0 } method, ['/', ..] target] || !method.All(char.IsAsciiLetter) || target.Any(char.IsControl) || !Uri.IsWellFormedUriString(target, UriKind.Relative))
            {
                continue;
            }

            using var request = new HttpRequestMessage(new HttpMethod(method), target) { Content = end < 0 ? null : new ByteArrayContent(input[(end + 1)..]) };
            using var answer = await http.SendAsync(request, ServedMachine.Cancel);
            Assert.True((int)answer.StatusCode != 500, $"{method} {target} was answered with {(int)answer.StatusCode}");
        }

        using var last = await http.GetAsync(new Uri(served.System, UriKind.Relative), ServedMachine.Cancel);
        Assert.True(last.IsSuccessStatusCode);
    }

    /// <summary>Close Session, or a lower privilege than the next command needs.</summary>
    private static bool EndsTheSession(byte[] input) => (input[0] & 0x3E, input[1]) is (0x06, 0x3C) or (0x06, 0x3B);

    /// <summary>A restart ends every session some time after its answer, the next one too.</summary>
    private static bool RestartsTheBmc(byte[] input) => (input[0] & 0x3E, input[1]) is (0x06, 0x02) or (0x06, 0x03);

    private static IEnumerable<byte[]> Corpus(string name) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Bmc/Corpus", name + ".hex")).Select(Convert.FromHexString);
}

using System.Globalization;
using Undercast.Hosts;

namespace Undercast.BmcBench;

/// <summary>GET of a System, as wrk asks for it over connections that stay, and as sushy does: a new connection for each request.</summary>
internal static class RedfishBench
{
    private const string System = "/redfish/v1/Systems/00c0ffee-0000-4000-8000-000000000000";
    private const int Connections = 300;
    private static readonly LocalCommandRunner Local = new(TimeProvider.System);

    public static async Task KeptAliveAsync(Fleet fleet)
    {
        using var client = fleet.Client();
        var credentials = client.DefaultRequestHeaders.Authorization!.ToString();
        foreach (var connections in (string[])["1", "16"])
        {
            var said = (await Local.RunAsync(
                new Command("wrk", "-t1", $"-c{connections}", "-d8s", "--latency", "-H", $"Authorization: {credentials}", $"{fleet.Redfish}{System[1..]}"), CancellationToken.None)).Output;
            var lines = said.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 1).ToList();
            Console.WriteLine(
                $"| Redfish GET of a System, {fleet.Redfish.Scheme}, {connections} connections: a second; median; 99 % | "
                + $"{lines.Single(words => words[0] == "Requests/sec:")[1]}; {lines.First(words => words[0] == "50%")[1]}; {lines.First(words => words[0] == "99%")[1]} |");
        }
    }

    public static async Task ConnectionsAsync(Fleet fleet)
    {
        var times = new List<double>();
        for (var i = 0; i < Connections; i++)
        {
            var start = TimeProvider.System.GetTimestamp();
            using var client = fleet.Client();
            using var answer = await client.GetAsync(new Uri(System, UriKind.Relative));
            answer.EnsureSuccessStatusCode();
            times.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| Redfish, {fleet.Redfish.Scheme}: new connection, credentials, GET of a System; median, 99 % | {times.Order().ElementAt(Connections / 2):F1} ms, {times.Order().ElementAt(Connections * 99 / 100):F1} ms |"));
    }
}

using System.Text.Json.Serialization;
using Undercast.Hosts;
using Undercast.Hosts.Agent;

namespace Undercast.Looking;

/// <summary>Asks a host how it is; <paramref name="Thorough"/>: also for what only an examination needs, at twice the price.</summary>
internal sealed record SightRequest(bool Thorough);

/// <summary>What is wanted of a machine's logs.</summary>
/// <param name="Sources">Files by the name that people know them by.</param>
/// <param name="Lines">The last so many, of all together.</param>
/// <param name="Since">Only younger ones.</param>
/// <param name="Pattern">Only those in which this regular expression is found.</param>
/// <param name="Follow">And those to come, until the call is cancelled.</param>
internal sealed record LogRequest(IReadOnlyDictionary<string, string> Sources, int Lines, DateTimeOffset? Since, string? Pattern, bool Follow);

/// <summary>How many lines were told.</summary>
internal sealed record LogAnswer(int Lines);

/// <summary>What the agent on any host of the lab can be asked by those who look.</summary>
internal static class SightMethods
{
    public static readonly AgentMethod<SightRequest, HostSight> Look = new("host-look", SightMethodsJson.Default.SightRequest, SightMethodsJson.Default.HostSight);

    public static readonly AgentMethod<LogRequest, LogAnswer> Logs = new("logs-read", SightMethodsJson.Default.LogRequest, SightMethodsJson.Default.LogAnswer);

    public static AgentServer HandleSights(this AgentServer server, ICommandRunner host, TimeProvider clock) => server
        .Handle(Look, (request, call) => new HostLook(host, clock).ReadAsync(request.Thorough, call.Cancel))
        .Handle(Logs, async (request, call) => new LogAnswer(await new LogReading(request, clock).TellAsync(call.Line, call.Cancel)));
}

/// <summary>Their questions and answers as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SightRequest))]
[JsonSerializable(typeof(HostSight))]
[JsonSerializable(typeof(LogRequest))]
[JsonSerializable(typeof(LogAnswer))]
internal sealed partial class SightMethodsJson : JsonSerializerContext;

using System.Text.Json.Serialization;
using Undercast.Hosts;
using Undercast.Hosts.Agent;
using Undercast.Services.Render;

namespace Undercast.Services.Apply;

/// <summary>What the agent on a machine can be asked about its services.</summary>
internal static class ServiceMethods
{
    public static readonly AgentMethod<MachineConfiguration, ApplyReport> Apply =
        new("services-apply", ServiceMethodsJson.Default.MachineConfiguration, ServiceMethodsJson.Default.ApplyReport);

    /// <summary>Only tells whether there is anything to apply.</summary>
    public static readonly AgentMethod<MachineConfiguration, AppliedReport> Check =
        new("services-check", ServiceMethodsJson.Default.MachineConfiguration, ServiceMethodsJson.Default.AppliedReport);

    public static AgentServer HandleServices(this AgentServer server, ICommandRunner host, TimeProvider clock) => server
        .Handle(Apply, (wanted, call) => new ConfigurationApplication(host, clock, call.Say).ApplyAsync(wanted, call.Cancel))
        .Handle(Check, async (wanted, call) => new AppliedReport(await new ConfigurationApplication(host, clock, call.Say).IsSoAsync(wanted, call.Cancel)));
}

/// <summary>Their questions and answers as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(MachineConfiguration))]
[JsonSerializable(typeof(ApplyReport))]
[JsonSerializable(typeof(AppliedReport))]
internal sealed partial class ServiceMethodsJson : JsonSerializerContext;

using System.Text.Json.Nodes;

namespace Undercast.Bmc.Redfish.Resources;

/// <summary>The machine as Redfish sees it.</summary>
internal static class Systems
{
    public static Task<Reply> List(Request request) => Task.FromResult<Reply>(Json.Collection(
        "/redfish/v1/Systems", "ComputerSystem", "Systems", request.Principal.Nodes.Select(node => $"/redfish/v1/Systems/{node.SystemId}")));

    public static async Task<Reply> Get(Request request)
    {
        var machine = request.Machine;
        var state = await machine.ReadAsync(request.Cancellation);
        var hardware = await machine.ReadHardwareAsync(request.Cancellation);

        var body = Json.Resource(request.System, Schemas.System, request.Node.SystemId, machine.Name);
        body["HostName"] = machine.Name;
        body["UUID"] = machine.Uuid.ToString();
        body["SystemType"] = hardware.Kind == "container" ? "OS" : "Virtual";
        body["Manufacturer"] = "Undercast";
        body["Model"] = hardware.Kind;
        body["SerialNumber"] = machine.Uuid.ToString();
        body["BiosVersion"] = BmcVersion.Text;
        body["PowerState"] = SystemReset.Shown(state.Power);
        body["Status"] = Json.Healthy(state.Power == PowerState.Off ? "StandbyOffline" : "Enabled");
        body["LocationIndicatorActive"] = request.Node.IdentifyOn;
        body["IndicatorLED"] = request.Node.IdentifyOn ? "Lit" : "Off";
        body["Boot"] = SystemBoot.Body(request, state.Boot, hardware.Firmware);
        body["ProcessorSummary"] = new JsonObject
        {
            ["Count"] = 1,
            ["CoreCount"] = hardware.Cpus,
            ["LogicalProcessorCount"] = hardware.Cpus,
            ["Model"] = hardware.CpuModel,
            ["Status"] = Json.Healthy(),
        };
        body["MemorySummary"] = new JsonObject { ["TotalSystemMemoryGiB"] = MemoryModules.GiB(hardware), ["Status"] = Json.Healthy() };
        foreach (var below in (ReadOnlySpan<string>)["Processors", "Memory", "EthernetInterfaces", "SimpleStorage", "Storage"])
        {
            body[below] = Json.Link($"{request.System}/{below}");
        }

        if (machine is IVirtualMedia)
        {
            body["VirtualMedia"] = Json.Link($"{request.System}/VirtualMedia");
        }

        if (machine is ISecureBoot)
        {
            body["SecureBoot"] = Json.Link($"{request.System}/SecureBoot");
        }

        if (machine is ISerialConsole && request.Node.Node.Ipmi is { } ipmi)
        {
            body["SerialConsole"] = new JsonObject
            {
                ["MaxConcurrentSessions"] = 1,
                ["IPMI"] = new JsonObject { ["ServiceEnabled"] = true, ["Port"] = ipmi.Port },
            };
        }

        body["Links"] = new JsonObject { ["Chassis"] = Json.Links(request.Chassis), ["ManagedBy"] = Json.Links(request.Manager) };
        body["Actions"] = new JsonObject
        {
            ["#ComputerSystem.Reset"] = new JsonObject
            {
                ["target"] = $"{request.System}/Actions/ComputerSystem.Reset",
                ["ResetType@Redfish.AllowableValues"] = Json.Strings(SystemReset.Types(machine)),
            },
        };
        return body;
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace Undercast.Bmc.Redfish.Resources;

/// <summary>The box around a machine: its light, and its sensors.</summary>
internal static class ChassisBox
{
    private static readonly Dictionary<string, bool> Lights = new(StringComparer.Ordinal) { ["Lit"] = true, ["Blinking"] = true, ["Off"] = false };

    public static Task<Reply> List(Request request) => Task.FromResult<Reply>(Json.Collection(
        "/redfish/v1/Chassis", "Chassis", "Chassis", request.Principal.Nodes.Select(node => $"/redfish/v1/Chassis/{node.SystemId}")));

    public static async Task<Reply> Get(Request request) => Body(request, await request.Machine.ReadAsync(request.Cancellation));

    public static async Task<Reply> Patch(Request request)
    {
        if (request.Body.IsEmptyObject)
        {
            throw new Refusal(400, Messages.NoOperation);
        }

        var changes = new List<Func<Task>>();
        foreach (var property in request.Body.Given)
        {
            changes.Add(property.Name is "IndicatorLED" or "LocationIndicatorActive"
                ? Light(request, property)
                : throw property.NotWritable(Body(request, await request.Machine.ReadAsync(request.Cancellation))));
        }

        foreach (var change in changes)
        {
            await change();
        }

        return Reply.Empty;
    }

    /// <summary>The change of the identify light that a property asks for.</summary>
    public static Func<Task> Light(Request request, JsonProperty property)
    {
        var on = property.Name == "IndicatorLED" ? property.OneOf(Lights) : property.Flag;
        return () =>
        {
            request.Node.IdentifyOn = on;
            return Task.CompletedTask;
        };
    }

    /// <summary>What the machine can tell; a machine without thermometers has an empty list, not an invented one.</summary>
    public static async Task<Reply> Thermal(Request request)
    {
        var readings = request.Machine is ISensors sensors ? await sensors.ReadSensorsAsync(request.Cancellation) : [];
        var temperatures = new JsonArray();
        foreach (var reading in readings.Where(one => one.Kind == SensorKind.Temperature))
        {
            temperatures.Add((JsonNode)new JsonObject
            {
                ["@odata.id"] = $"{request.Chassis}/Thermal#/Temperatures/{temperatures.Count}",
                ["MemberId"] = $"{temperatures.Count}",
                ["Name"] = reading.Name,
                ["SensorNumber"] = temperatures.Count + 1,
                ["ReadingCelsius"] = reading.Value,
                ["PhysicalContext"] = "SystemBoard",
                ["Status"] = Json.Healthy(),
            });
        }

        var body = Json.Resource($"{request.Chassis}/Thermal", Schemas.Thermal, "Thermal", "Thermal");
        body["Status"] = Json.Healthy();
        body["Temperatures@odata.count"] = temperatures.Count;
        body["Temperatures"] = temperatures;
        body["Fans@odata.count"] = 0;
        body["Fans"] = new JsonArray();
        return body;
    }

    public static async Task<Reply> Power(Request request)
    {
        var state = await request.Machine.ReadAsync(request.Cancellation);
        var body = Json.Resource($"{request.Chassis}/Power", Schemas.Power, "Power", "Power");
        body["PowerSupplies@odata.count"] = 1;
        body["PowerSupplies"] = new JsonArray(new JsonObject
        {
            ["@odata.id"] = $"{request.Chassis}/Power#/PowerSupplies/0",
            ["MemberId"] = "0",
            ["Name"] = "Virtual power supply",
            ["Status"] = Json.Healthy(state.Power == PowerState.Off ? "StandbyOffline" : "Enabled"),
        });
        return body;
    }

    private static JsonObject Body(Request request, MachineState state)
    {
        var body = Json.Resource(request.Chassis, Schemas.Chassis, request.Node.SystemId, $"Chassis of {request.Machine.Name}");
        body["ChassisType"] = "StandAlone";
        body["Manufacturer"] = "Undercast";
        body["Model"] = "Virtual chassis";
        body["SerialNumber"] = request.Machine.Uuid.ToString();
        body["UUID"] = request.Machine.Uuid.ToString();
        body["PowerState"] = SystemReset.Shown(state.Power);
        body["Status"] = Json.Healthy();
        body["LocationIndicatorActive"] = request.Node.IdentifyOn;
        body["IndicatorLED"] = request.Node.IdentifyOn ? "Lit" : "Off";
        body["Thermal"] = Json.Link($"{request.Chassis}/Thermal");
        body["Power"] = Json.Link($"{request.Chassis}/Power");
        body["Links"] = new JsonObject
        {
            ["ComputerSystems@odata.count"] = 1,
            ["ComputerSystems"] = Json.Links(request.System),
            ["ManagedBy@odata.count"] = 1,
            ["ManagedBy"] = Json.Links(request.Manager),
        };
        return body;
    }
}

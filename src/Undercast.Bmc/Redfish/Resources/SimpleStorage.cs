using System.Text.Json.Nodes;

namespace Undercast.Bmc.Redfish.Resources;

/// <summary>The disks, as a plain list.</summary>
internal static class SimpleStorage
{
    public static Task<Reply> List(Request request) =>
        Task.FromResult<Reply>(Json.Collection($"{request.System}/SimpleStorage", "SimpleStorage", "Disks", $"{request.System}/SimpleStorage/1"));

    public static async Task<Reply> Get(Request request)
    {
        var hardware = await request.Machine.ReadHardwareAsync(request.Cancellation);
        var body = Json.Resource($"{request.System}/SimpleStorage/1", Schemas.SimpleStorage, "1", "Disks");
        body["Status"] = Json.Healthy();
        body["Devices"] = new JsonArray([.. hardware.Disks.Select(disk => new JsonObject
        {
            ["Name"] = disk.Name,
            ["Manufacturer"] = "Undercast",
            ["Model"] = "Virtual disk",
            ["CapacityBytes"] = disk.Bytes,
            ["Status"] = Json.Healthy(),
        })]);
        body["Links"] = new JsonObject { ["Chassis"] = Json.Link(request.Chassis), ["Storage"] = Json.Link($"{request.System}/Storage/1") };
        return body;
    }
}

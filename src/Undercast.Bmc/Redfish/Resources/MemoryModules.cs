using System.Text.Json.Nodes;

namespace Undercast.Bmc.Redfish.Resources;

/// <summary>One module with all the machine's memory.</summary>
internal static class MemoryModules
{
    public static Task<Reply> List(Request request) =>
        Task.FromResult<Reply>(Json.Collection($"{request.System}/Memory", "Memory", "Memory", $"{request.System}/Memory/DIMM1"));

    public static async Task<Reply> Get(Request request)
    {
        if (request.Parameters["part"] != "DIMM1")
        {
            throw request.NotFound();
        }

        var hardware = await request.Machine.ReadHardwareAsync(request.Cancellation);
        var body = Json.Resource($"{request.System}/Memory/DIMM1", Schemas.Memory, "DIMM1", "Memory 1");
        body["MemoryType"] = "DRAM";
        body["CapacityMiB"] = hardware.MemoryMiB;
        body["Status"] = Json.Healthy();
        return body;
    }

    /// <summary>A whole number where it is one: some clients read nothing else.</summary>
    public static JsonNode GiB(MachineHardware hardware) =>
        hardware.MemoryMiB % 1024 == 0 ? JsonValue.Create(hardware.MemoryMiB / 1024) : JsonValue.Create(hardware.MemoryMiB / 1024.0);
}

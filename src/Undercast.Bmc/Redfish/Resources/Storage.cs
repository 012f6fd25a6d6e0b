using System.Text.Json.Nodes;

namespace Undercast.Bmc.Redfish.Resources;

/// <summary>The disks behind one controller without RAID; Ironic 29's inspection does not do without it.</summary>
internal static class Storage
{
    private static string Path(Request request) => $"{request.System}/Storage/1";

    public static Task<Reply> List(Request request) =>
        Task.FromResult<Reply>(Json.Collection($"{request.System}/Storage", "Storage", "Storage", Path(request)));

    public static async Task<Reply> Get(Request request)
    {
        var hardware = await request.Machine.ReadHardwareAsync(request.Cancellation);
        var drives = hardware.Disks.Select(disk => $"{Path(request)}/Drives/{disk.Name}").ToArray();
        var body = Json.Resource(Path(request), Schemas.Storage, "1", "Storage");
        body["Status"] = Json.Healthy();
        body["Controllers"] = Json.Link($"{Path(request)}/Controllers");
        body["Drives@odata.count"] = drives.Length;
        body["Drives"] = Json.Links(drives);
        body["Volumes"] = Json.Link($"{Path(request)}/Volumes");
        body["Links"] = new JsonObject { ["SimpleStorage"] = Json.Link($"{request.System}/SimpleStorage/1") };
        return body;
    }

    public static Task<Reply> Controllers(Request request) => Task.FromResult<Reply>(
        Json.Collection($"{Path(request)}/Controllers", "StorageController", "Storage controllers", $"{Path(request)}/Controllers/1"));

    public static Task<Reply> Controller(Request request)
    {
        var body = Json.Resource($"{Path(request)}/Controllers/1", Schemas.StorageController, "1", "Disk controller");
        body["Manufacturer"] = "Undercast";
        body["Status"] = Json.Healthy();
        body["SupportedRAIDTypes"] = new JsonArray();
        return Task.FromResult<Reply>(body);
    }

    /// <summary>Always empty: the disks are used as they are.</summary>
    public static Task<Reply> Volumes(Request request) => Task.FromResult<Reply>(
        Json.Collection($"{Path(request)}/Volumes", "Volume", "Volumes").Annotate("@Redfish.OperationApplyTimeSupport", new JsonObject
        {
            ["@odata.type"] = "#Settings.v1_3_5.OperationApplyTimeSupport",
            ["SupportedValues"] = Json.Strings("Immediate"),
        }));

    public static async Task<Reply> Drive(Request request)
    {
        var hardware = await request.Machine.ReadHardwareAsync(request.Cancellation);
        var disk = hardware.Disks.FirstOrDefault(one => one.Name == request.Parameters["part"]) ?? throw request.NotFound();
        var body = Json.Resource($"{Path(request)}/Drives/{disk.Name}", Schemas.Drive, disk.Name, $"Disk {disk.Name}");
        body["Manufacturer"] = "Undercast";
        body["Model"] = "Virtual disk";
        body["CapacityBytes"] = disk.Bytes;
        body["MediaType"] = "SSD";
        body["Protocol"] = "PCIe";
        body["Status"] = Json.Healthy();
        return body;
    }
}

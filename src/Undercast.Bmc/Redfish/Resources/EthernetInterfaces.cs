namespace Undercast.Bmc.Redfish.Resources;

/// <summary>The machine's network cards.</summary>
internal static class EthernetInterfaces
{
    public static async Task<Reply> List(Request request)
    {
        var hardware = await request.Machine.ReadHardwareAsync(request.Cancellation);
        return Json.Collection($"{request.System}/EthernetInterfaces", "EthernetInterface", "Ethernet interfaces",
            hardware.Nics.Select(nic => $"{request.System}/EthernetInterfaces/{nic.Name}"));
    }

    public static async Task<Reply> Get(Request request)
    {
        var hardware = await request.Machine.ReadHardwareAsync(request.Cancellation);
        var nic = hardware.Nics.FirstOrDefault(one => one.Name == request.Parameters["part"]) ?? throw request.NotFound();
        var body = Json.Resource($"{request.System}/EthernetInterfaces/{nic.Name}", Schemas.EthernetInterface, nic.Name, $"Network card {nic.Name}");
        body["MACAddress"] = nic.Mac;
        body["PermanentMACAddress"] = nic.Mac;
        body["InterfaceEnabled"] = true;
        body["LinkStatus"] = nic.LinkUp ? "LinkUp" : "LinkDown";
        body["Status"] = Json.Healthy();
        body["Links"] = new System.Text.Json.Nodes.JsonObject { ["Chassis"] = Json.Link(request.Chassis) };
        return body;
    }
}

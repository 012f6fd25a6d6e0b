using System.Text.Json.Nodes;

namespace Undercast.Bmc.Redfish.Resources;

/// <summary>The documents that anybody may read (DSP0266, 6.2 and 8.4).</summary>
internal static class ServiceRoot
{
    private static readonly string[] Below =
        ["Systems", "Managers", "Chassis", "SessionService", "AccountService", "TaskService", "Registries", "JsonSchemas"];

    public static Task<Reply> Versions(Request request) => Task.FromResult<Reply>(new JsonObject { ["v1"] = "/redfish/v1/" });

    public static Task<Reply> Get(Request request)
    {
        var body = Json.Resource("/redfish/v1", Schemas.ServiceRoot, "RootService", "Undercast BMC");
        body["RedfishVersion"] = "1.20.0";
        body["UUID"] = request.Service.Options.ServiceUuid.ToString();
        body["Vendor"] = "Undercast";
        body["Product"] = "Undercast virtual BMC";
        body["ProtocolFeaturesSupported"] = new JsonObject
        {
            ["SelectQuery"] = true,
            ["FilterQuery"] = false,
            ["OnlyMemberQuery"] = true,
            ["TopSkipQuery"] = true,
            ["ExcerptQuery"] = false,
            ["ExpandQuery"] = new JsonObject { ["ExpandAll"] = true, ["Links"] = true, ["NoLinks"] = true, ["Levels"] = true, ["MaxLevels"] = 1 },
            ["DeepOperations"] = new JsonObject { ["DeepPATCH"] = false, ["DeepPOST"] = false },
        };
        foreach (var name in Below)
        {
            body[name == "TaskService" ? "Tasks" : name] = Json.Link($"/redfish/v1/{name}");
        }

        body["Links"] = new JsonObject { ["Sessions"] = Json.Link("/redfish/v1/SessionService/Sessions") };
        return Task.FromResult<Reply>(body);
    }

    public static Task<Reply> OData(Request request)
    {
        var value = new JsonArray { Entry("Service", "/redfish/v1/") };
        foreach (var name in Below)
        {
            value.Add(Entry(name, $"/redfish/v1/{name}"));
        }

        value.Add(Entry("Sessions", "/redfish/v1/SessionService/Sessions"));
        return Task.FromResult<Reply>(new JsonObject { ["@odata.context"] = "/redfish/v1/$metadata", ["value"] = value });

        static JsonNode Entry(string name, string url) => new JsonObject { ["name"] = name, ["kind"] = "Singleton", ["url"] = url };
    }
}

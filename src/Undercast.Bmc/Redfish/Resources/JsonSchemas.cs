using System.Text.Json.Nodes;

namespace Undercast.Bmc.Redfish.Resources;

/// <summary>Where the published schema of each resource is (DSP0266, 8.5).</summary>
internal static class JsonSchemas
{
    private const string Path = "/redfish/v1/JsonSchemas";

    private static readonly string[] Names = [.. Schemas.Single.Select(Schemas.Versioned), .. Schemas.Collections];

    public static Task<Reply> List(Request request) =>
        Task.FromResult<Reply>(Json.Collection(Path, "JsonSchemaFile", "Schemas", Names.Select(name => $"{Path}/{name}")));

    public static Task<Reply> Get(Request request)
    {
        var name = request.Parameters["schema"];
        if (!Names.Contains(name))
        {
            throw request.NotFound();
        }

        var body = Json.Resource($"{Path}/{name}", Schemas.JsonSchema, name, $"Schema {name}");
        body["Schema"] = $"#{name}.{name.Split('.')[0]}";
        body["Languages"] = Json.Strings("en");
        body["Location"] = new JsonArray(new JsonObject
        {
            ["Language"] = "en",
            ["PublicationUri"] = $"http://redfish.dmtf.org/schemas/v1/{name}.json",
        });
        return Task.FromResult<Reply>(body);
    }
}

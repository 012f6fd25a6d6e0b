using System.Text.Json.Nodes;

namespace Undercast.Bmc.Redfish.Resources;

/// <summary>Where the message registry is that errors are taken from.</summary>
internal static class Registries
{
    private const string Path = "/redfish/v1/Registries";

    public static Task<Reply> List(Request request) =>
        Task.FromResult<Reply>(Json.Collection(Path, "MessageRegistryFile", "Message registries", $"{Path}/{Message.Registry}"));

    public static Task<Reply> Get(Request request)
    {
        if (request.Parameters["registry"] != Message.Registry)
        {
            throw request.NotFound();
        }

        var body = Json.Resource($"{Path}/{Message.Registry}", Schemas.Registry, Message.Registry, "Base message registry");
        body["Registry"] = Message.Registry;
        body["Languages"] = Json.Strings("en");
        body["Location"] = new JsonArray(new JsonObject
        {
            ["Language"] = "en",
            ["PublicationUri"] = "https://redfish.dmtf.org/registries/Base.1.19.0.json",
        });
        return Task.FromResult<Reply>(body);
    }
}

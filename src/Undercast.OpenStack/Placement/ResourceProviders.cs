using System.Text.Json;
using System.Text.Json.Nodes;
using Undercast.OpenStack.Http;
using Undercast.OpenStack.Resources;

namespace Undercast.OpenStack.Placement;

/// <summary>Resource providers; Nova makes them.</summary>
public sealed class ResourceProviders : ReadResource<ResourceProvider>
{
    internal ResourceProviders(RestEndpoint endpoint)
        : base(
            endpoint,
            new("/resource_providers", "resource_provider", "resource_providers", PlacementJson.Default.ResourceProvider, it => it.Uuid, it => it.Name)
            {
                Bare = true,
            })
    {
    }

    /// <summary>What it has, by resource class (<c>VCPU</c>, <c>MEMORY_MB</c>, <c>CUSTOM_BAREMETAL</c>).</summary>
    public Task<IReadOnlyDictionary<string, Inventory>> InventoriesAsync(string uuid, CancellationToken cancel) =>
        PartAsync<IReadOnlyDictionary<string, Inventory>>(uuid, "inventories", body =>
            Json.Read(body, PlacementJson.Default.DictionaryStringInventory, "inventories"), cancel);

    /// <summary>What of it is in use, by resource class.</summary>
    public Task<IReadOnlyDictionary<string, long>> UsagesAsync(string uuid, CancellationToken cancel) =>
        PartAsync<IReadOnlyDictionary<string, long>>(uuid, "usages", body =>
            Json.Read(body, PlacementJson.Default.DictionaryStringInt64, "usages"), cancel);

    public Task<IReadOnlyList<string>> TraitsAsync(string uuid, CancellationToken cancel) =>
        PartAsync<IReadOnlyList<string>>(uuid, "traits", body => Json.Read(body, PlacementJson.Default.StringArray, "traits"), cancel);

    /// <summary>Replaces all traits.</summary>
    /// <param name="provider">As just read: its generation must be the present one, else Placement answers 409.</param>
    /// <param name="traits">The traits; custom ones must exist (<see cref="PlacementClient.EnsureTraitAsync"/>).</param>
    /// <param name="cancel">Stops it.</param>
    public Task SetTraitsAsync(ResourceProvider provider, IEnumerable<string> traits, CancellationToken cancel) => Endpoint.DoAsync(
        RestRequest.Put($"{Shape.One(provider.Uuid)}/traits", new JsonObject
        {
            ["resource_provider_generation"] = provider.Generation,
            ["traits"] = new JsonArray([.. traits.Select(trait => JsonValue.Create(trait))]),
        }),
        cancel);

    private async Task<TPart> PartAsync<TPart>(string uuid, string part, Func<JsonElement, TPart> read, CancellationToken cancel) =>
        read((await Endpoint.JsonAsync(RestRequest.Get($"{Shape.One(uuid)}/{part}"), cancel)).GetProperty(part));
}

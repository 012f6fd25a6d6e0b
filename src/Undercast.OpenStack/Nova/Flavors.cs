using System.Text.Json.Nodes;
using Undercast.OpenStack.Http;
using Undercast.OpenStack.Resources;

namespace Undercast.OpenStack.Nova;

/// <summary>Flavors and their extra specs.</summary>
public sealed class Flavors : ImmutableResource<Flavor, FlavorRequest>
{
    internal Flavors(RestEndpoint endpoint)
        : base(
            endpoint,
            new("/flavors", "flavor", "flavors", NovaJson.Default.Flavor, it => it.Id, it => it.Name)
            {
                Detail = "/detail",
                // Without it an administrator is shown the public ones alone.
                ByName = _ => Query.Where("is_public", "None"),
            },
            NovaJson.Default.FlavorRequest)
    {
    }

    /// <summary>Sees to it that a flavor is there and has just these extra specs.</summary>
    public async Task<Flavor> EnsureAsync(FlavorRequest request, IReadOnlyDictionary<string, string> extraSpecs, CancellationToken cancel)
    {
        var flavor = await EnsureAsync(request.Name, request, cancel);
        var path = $"{Shape.One(flavor.Id)}/os-extra_specs";
        foreach (var gone in flavor.ExtraSpecs.Keys.Except(extraSpecs.Keys))
        {
            await Endpoint.DoIfThereAsync(RestRequest.Delete($"{path}/{Uri.EscapeDataString(gone)}"), cancel);
        }

        var missing = new JsonObject(extraSpecs
            .Where(spec => flavor.ExtraSpecs.GetValueOrDefault(spec.Key) != spec.Value)
            .Select(spec => KeyValuePair.Create<string, JsonNode?>(spec.Key, spec.Value)));
        if (missing.Count > 0)
        {
            await Endpoint.DoAsync(RestRequest.Post(path, Json.Wrap("extra_specs", missing)), cancel);
        }

        return flavor with { ExtraSpecs = extraSpecs };
    }
}

using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Undercast.OpenStack.Http;
using Undercast.OpenStack.Resources;

namespace Undercast.OpenStack.Swift;

/// <summary>Lists what is below a path; a page ends where the service likes, the next starts after the last name.</summary>
internal static class Listing
{
    public static async Task<IReadOnlyList<T>> AllAsync<T>(
        RestEndpoint endpoint, string path, JsonTypeInfo<T> type, Func<T, string> name, CancellationToken cancel)
    {
        var all = new List<T>();
        while (true)
        {
            var query = Query.Where("format", "json");
            var page = await endpoint.JsonAsync(RestRequest.Get(path, all.Count == 0 ? query : query.And("marker", name(all[^1]))), cancel);
            if (page.ValueKind != JsonValueKind.Array || page.GetArrayLength() == 0)
            {
                return all;
            }

            all.AddRange(page.EnumerateArray().Select(item => Json.Read(item, type, path)));
        }
    }
}

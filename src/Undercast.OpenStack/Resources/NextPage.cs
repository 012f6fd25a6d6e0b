using System.Text.Json;

namespace Undercast.OpenStack.Resources;

/// <summary>Finds the query of the next page in a listing; services have three ways to say it.</summary>
internal static class NextPage
{
    public static string? Query(JsonElement body, string plural)
    {
        // Only the query is taken: the host and scheme in the link may be those behind a proxy.
        var link = Linked(body, plural) ?? Text(body, "next") ?? (body.TryGetProperty("links", out var links) ? Text(links, "next") : null);
        var mark = link?.IndexOf('?', StringComparison.Ordinal) ?? -1;
        return mark < 0 ? null : link![mark..];
    }

    // Nova, Neutron, Cinder, Manila: "servers_links": [{"rel": "next", "href": …}]
    private static string? Linked(JsonElement body, string plural) =>
        body.TryGetProperty(plural + "_links", out var links) && links.ValueKind == JsonValueKind.Array
            ? links.EnumerateArray().Where(link => Text(link, "rel") == "next").Select(link => Text(link, "href")).FirstOrDefault()
            : null;

    private static string? Text(JsonElement json, string field) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(field, out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;
}

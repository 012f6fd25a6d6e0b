using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Undercast.Bmc.Redfish;

/// <summary>Query parameters (DSP0266, 7.3): $select, $expand, $top, $skip and only; others beginning with $ are refused, the rest ignored.</summary>
internal static class Query
{
    public static async Task ApplyAsync(IQueryCollection query, JsonObject body, Func<string, Task<JsonObject?>> read)
    {
        foreach (var name in query.Keys.Where(key => key.StartsWith('$')))
        {
            if (name is not ("$select" or "$expand" or "$top" or "$skip"))
            {
                throw new Refusal(501, Messages.QueryNotSupported);
            }
        }

        if (query.TryGetValue("only", out var only) && only.ToString().Length > 0)
        {
            throw new Refusal(400, Messages.QueryValue(only.ToString(), "only"));
        }

        if (query.ContainsKey("only") && body["Members"] is JsonArray { Count: 1 } one && await read(one[0]!["@odata.id"]!.GetValue<string>()) is { } alone)
        {
            Replace(body, alone);
        }

        Page(query, body);
        if (query.TryGetValue("$expand", out var expand))
        {
            await ExpandAsync(body, expand.ToString(), read);
        }

        if (query.TryGetValue("$select", out var select))
        {
            Select(body, select.ToString());
        }
    }

    private static void Page(IQueryCollection query, JsonObject body)
    {
        var skip = Number(query, "$skip", 0);
        var top = Number(query, "$top", int.MaxValue);
        if (body["Members"] is not JsonArray members)
        {
            return;
        }

        var kept = members.Skip(skip).Take(top).Select(member => member!.DeepClone()).ToArray();
        if (skip + (long)top < members.Count && top > 0)
        {
            body["Members@odata.nextLink"] = $"{body["@odata.id"]!.GetValue<string>()}?$skip={skip + top}&$top={top}";
        }

        body["Members"] = new JsonArray(kept);
    }

    private static int Number(IQueryCollection query, string name, int otherwise) => !query.TryGetValue(name, out var text) ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new Refusal(400, Messages.QueryValue(text.ToString(), name));

    /// <summary><c>.</c> subordinates, <c>~</c> those under Links, <c>*</c> both; <c>($levels=n)</c> is served as one level.</summary>
    private static async Task ExpandAsync(JsonObject body, string how, Func<string, Task<JsonObject?>> read)
    {
        var kind = how.Length > 0 ? how[0] : ' ';
        if (kind is not ('.' or '~' or '*') || (how.Length > 1 && !how[1..].StartsWith("($levels=", StringComparison.Ordinal)))
        {
            throw new Refusal(400, Messages.QueryValue(how, "$expand"));
        }

        foreach (var (name, value) in body.ToArray())
        {
            var isLinks = name == "Links";
            if (value is not null && ((isLinks && kind != '.') || (!isLinks && kind != '~')))
            {
                body[name] = await ExpandedAsync(value, read);
            }
        }
    }

    private static async Task<JsonNode> ExpandedAsync(JsonNode value, Func<string, Task<JsonObject?>> read)
    {
        switch (value)
        {
            case JsonArray array:
                var items = new JsonArray();
                foreach (var item in array)
                {
                    items.Add(item is null ? null : await ExpandedAsync(item, read));
                }

                return items;
            case JsonObject { Count: 1 } link when link["@odata.id"] is { } path:
                return await read(path.GetValue<string>()) ?? link.DeepClone();
            case JsonObject inner:
                var all = new JsonObject();
                foreach (var (name, part) in inner)
                {
                    all[name] = part is null ? null : await ExpandedAsync(part, read);
                }

                return all;
            default:
                return value.DeepClone();
        }
    }

    private static void Select(JsonObject body, string list)
    {
        var wanted = list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (wanted.Length == 0)
        {
            throw new Refusal(400, Messages.QueryValue(list, "$select"));
        }

        Keep(body, wanted, required: true);
    }

    private static void Keep(JsonObject body, string[] wanted, bool required)
    {
        foreach (var (name, value) in body.ToArray())
        {
            // Annotations of the resource always stay; those of a property stay with it.
            var property = name.Split('@')[0];
            if ((required && property.Length == 0) || (property.Length > 0 && wanted.Contains(property)))
            {
                continue;
            }

            var below = wanted.Where(path => path.StartsWith(property + "/", StringComparison.Ordinal)).Select(path => path[(property.Length + 1)..]).ToArray();
            if (below.Length > 0 && value is JsonObject inner)
            {
                Keep(inner, below, required: false);
            }
            else
            {
                body.Remove(name);
            }
        }
    }

    private static void Replace(JsonObject body, JsonObject by)
    {
        body.Clear();
        foreach (var (name, value) in by)
        {
            body[name] = value?.DeepClone();
        }
    }
}

using System.Text.Json.Nodes;
using Undercast.Tests.OpenStack;

namespace Undercast.Tests.Cloud;

/// <summary>A kind of resource of a fake cloud, which keeps what is made.</summary>
internal sealed class FakeCollection
{
    private readonly FakeOpenStack _fake;
    private readonly string _path, _singular, _plural;
    private readonly List<JsonObject> _items = [];
    private int _made;

    /// <param name="fake">The cloud.</param>
    /// <param name="path">Of the collection.</param>
    /// <param name="singular">The field around one; empty: none.</param>
    /// <param name="plural">The field of a listing.</param>
    /// <param name="listings">What is asked after the path to list, such as <c>/detail</c> or <c>?name=public</c>.</param>
    public FakeCollection(FakeOpenStack fake, string path, string singular, string plural, params string[] listings)
    {
        (_fake, _path, _singular, _plural) = (fake, path, singular, plural);
        fake.On($"POST {path}", request => Creation(request));
        foreach (var listing in listings)
        {
            var name = listing.Contains("name=", StringComparison.Ordinal) ? listing.Split("name=")[1].Split('&')[0].Replace("%5E", "", StringComparison.Ordinal) : "";
            fake.On($"GET {path}{listing}", _ => new JsonObject { [plural] = new JsonArray([.. _items.Where(it => Name(it).StartsWith(name, StringComparison.Ordinal)).Select(it => it.DeepClone())]) }.ToJsonString());
        }
    }

    public IReadOnlyList<JsonObject> Items => _items;

    /// <summary>What the service adds to what was asked for.</summary>
    public JsonObject Defaults { get; init; } = [];

    /// <summary>How a resource gets on each time that it is looked at.</summary>
    public Action<JsonObject> Looked { get; set; } = _ => { };

    /// <summary>What creation is answered in place of the resource.</summary>
    public FakeAnswer? Refusal { get; set; }

    /// <summary>The resource does not go when it is deleted.</summary>
    public bool Stays { get; set; }

    public JsonObject Add(JsonObject wanted)
    {
        var id = $"{_plural}-{++_made}";
        var item = (JsonObject)Defaults.DeepClone();
        foreach (var (field, value) in wanted)
        {
            item[field] = value?.DeepClone();
        }

        item["id"] = id;
        _items.Add(item);
        _fake.On($"GET {_path}/{id}", _ =>
        {
            Looked(item);
            return _items.Contains(item) ? Wrapped(item) : new FakeAnswer(404);
        });
        _fake.On($"DELETE {_path}/{id}", _ =>
        {
            if (!Stays)
            {
                _items.Remove(item);
            }

            return new FakeAnswer(204);
        });
        return item;
    }

    private static string Name(JsonObject item) => item["name"]?.ToString() ?? "";

    private FakeAnswer Creation(FakeRequest request)
    {
        if (Refusal is not null)
        {
            return Refusal;
        }

        var body = JsonNode.Parse(request.Body)!.AsObject();
        return new FakeAnswer(201, Wrapped(Add(_singular.Length == 0 ? body : body[_singular]!.AsObject())));
    }

    private string Wrapped(JsonObject item) => (_singular.Length == 0 ? item : new JsonObject { [_singular] = item.DeepClone() }).ToJsonString();
}

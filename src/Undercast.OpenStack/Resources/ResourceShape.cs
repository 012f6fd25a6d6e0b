using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Undercast.OpenStack.Http;

namespace Undercast.OpenStack.Resources;

/// <summary>What differs between one kind of resource and another.</summary>
/// <param name="Path">The collection's path below the service's root, such as <c>/networks</c>.</param>
/// <param name="Singular">The kind in words, and the field that wraps one resource unless <see cref="Bare"/>.</param>
/// <param name="Plural">The field that holds the list.</param>
/// <param name="Type">How one resource is read.</param>
/// <param name="Id">What names it in a path.</param>
/// <param name="Name">What people call it.</param>
public sealed record ResourceShape<T>(
    string Path, string Singular, string Plural, JsonTypeInfo<T> Type, Func<T, string> Id, Func<T, string?> Name)
    where T : class
{
    /// <summary>One resource stands in its body without a field around it (Glance, Ironic, Mistral, Placement).</summary>
    public bool Bare { get; init; }

    /// <summary>What is added to the path when listing, because the plain listing leaves fields out: <c>/detail</c>.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Makes the query that finds a name; null when the listing has none, and all of it is looked through.</summary>
    public Func<string, Query>? ByName { get; init; } = name => Query.Where("name", name);

    /// <summary>The name can stand in the path in place of the id, so finding it needs no listing.</summary>
    public bool NameInPath { get; init; }

    /// <summary>The answer to creation tells the id alone (Nova's servers, Heat's stacks), so the rest is asked for.</summary>
    public bool CreationTellsIdOnly { get; init; }

    /// <summary>The field that wraps each item of a listing once more (Nova's key pairs).</summary>
    public string? ItemField { get; init; }

    public UpdateForm UpdateForm { get; init; } = UpdateForm.Put;

    internal string One(string id) => $"{Path}/{Uri.EscapeDataString(id)}";

    internal JsonElement Unwrap(JsonElement body) =>
        Bare ? body
        : body.ValueKind == JsonValueKind.Object && body.TryGetProperty(Singular, out var inner) ? inner
        : throw new OpenStackException(OpenStackFailure.MalformedAnswer, $"{Path}: no field '{Singular}' in {SecretMask.Body(body.GetRawText())}");

    internal T Read(JsonElement resource) => Json.Read(resource, Type, Path);
}

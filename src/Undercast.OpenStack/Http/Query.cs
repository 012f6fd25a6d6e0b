using System.Text;

namespace Undercast.OpenStack.Http;

/// <summary>The query part of a URL: what the API reference calls the query parameters of a listing.</summary>
public sealed class Query
{
    private readonly StringBuilder _text = new();

    /// <summary>A query with one parameter.</summary>
    public static Query Where(string name, string value) => new Query().And(name, value);

    /// <summary>Adds a parameter; a name may be given twice.</summary>
    public Query And(string name, string value)
    {
        _text.Append(_text.Length == 0 ? '?' : '&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        return this;
    }

    /// <summary>Adds all parameters of another query.</summary>
    public Query And(Query more)
    {
        _text.Append(_text.Length == 0 ? more.ToString() : more.ToString().Replace('?', '&'));
        return this;
    }

    public override string ToString() => _text.ToString();
}

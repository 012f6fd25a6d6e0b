namespace Undercast.Bmc.Redfish;

internal delegate Task<Reply> Handler(Request request);

/// <summary>
/// One resource, or one action: its path below /redfish/v1 with <c>{system}</c> for a node's id and other braces for parameters, its
/// schema, and what each method does.
/// </summary>
internal sealed record Route(string Path, string Schema)
{
    public Handler? Get { get; init; }

    public Handler? Patch { get; init; }

    public Handler? Post { get; init; }

    public Handler? Delete { get; init; }

    /// <summary>May be used without credentials (DSP0266, 13.3.1).</summary>
    public bool OpenToAll { get; init; }

    /// <summary>Posting needs no credentials: the log-in itself.</summary>
    public bool OpenPost { get; init; }

    /// <summary>What changing it needs; reading needs <see cref="Privilege.User"/>.</summary>
    public Privilege ChangeNeeds { get; init; } = Privilege.Operator;

    public string Allow => string.Join(", ", Methods());

    private IEnumerable<string> Methods()
    {
        if (Get is not null)
        {
            yield return "GET";
            yield return "HEAD";
        }

        if (Patch is not null)
        {
            yield return "PATCH";
        }

        if (Post is not null)
        {
            yield return "POST";
        }

        if (Delete is not null)
        {
            yield return "DELETE";
        }
    }
}

namespace Undercast.OpenStack.Manila;

/// <summary>Who may use a share.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/shared-file-system/#share-access-rules-since-api-v2-45"/>
public sealed record ShareAccess
{
    public required string Id { get; init; }

    /// <summary><c>ip</c>, <c>cephx</c>.</summary>
    public string? AccessType { get; init; }

    /// <summary>The address, or the CephX user.</summary>
    public string? AccessTo { get; init; }

    /// <summary><c>rw</c> or <c>ro</c>.</summary>
    public string? AccessLevel { get; init; }

    /// <summary><c>queued_to_apply</c>, <c>applying</c>, <c>active</c>, <c>error</c> and others.</summary>
    public string State { get; set; } = "";

    /// <summary>The CephX user's key, once the rule is active. A secret.</summary>
    public string? AccessKey { get; init; }

    // A record prints its fields; the key must not be.
    public override string ToString() => $"{AccessType} {AccessTo} {AccessLevel} {State}";
}

namespace Undercast.Services;

/// <summary>A part of a cloud with a name of its own (nova, mariadb, …); it runs as one or several services.</summary>
/// <param name="Name">The user name in MariaDB, RabbitMQ and Keystone, and the folder of its configuration.</param>
/// <param name="UserId">User and group in the container image; files on the machine are owned by this number.</param>
internal sealed record Component(string Name, int UserId)
{
    /// <summary>The databases it owns.</summary>
    public IReadOnlyList<string> Databases { get; init; } = [];

    /// <summary>True if it talks over RabbitMQ.</summary>
    public bool UsesQueue { get; init; }

    /// <summary>Its entry in Keystone's catalog, and so its user there.</summary>
    public IdentityService? Identity { get; init; }

    /// <summary>What haproxy publishes of it beside the catalog's entry.</summary>
    public IReadOnlyList<WebPage> Pages { get; init; } = [];

    /// <summary>Names of secrets of its own, beside its passwords.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Owner of what it writes.</summary>
    public string Owner => $"{UserId}:{UserId}";

    /// <summary>Owner of what it only reads: root may change it, the service may not.</summary>
    public string Readable => $"0:{UserId}";
}

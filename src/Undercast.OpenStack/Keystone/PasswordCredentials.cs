namespace Undercast.OpenStack.Keystone;

/// <summary>Who asks, and for what scope: the content of an OpenStack RC file.</summary>
public sealed record PasswordCredentials
{
    /// <summary>Keystone's URL, with or without <c>/v3</c> (OS_AUTH_URL).</summary>
    public required Uri AuthUrl { get; init; }

    public required string Username { get; init; }

    public required string Password { get; init; }

    public string UserDomainName { get; init; } = "Default";

    /// <summary>The project the token is for; when null, the token is for nothing but to show that the password is right.</summary>
    public string? ProjectName { get; init; }

    public string ProjectDomainName { get; init; } = "Default";

    // A record prints its fields; this one must not.
    public override string ToString() => $"{Username} at {AuthUrl}";
}

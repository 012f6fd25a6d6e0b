namespace Undercast.Bmc;

/// <summary>
/// An image for the virtual drive. <paramref name="User"/> and <paramref name="Password"/> are for its server (the password is never
/// shown again). <paramref name="Authorities"/> are PEM certificates trusted for it beside the system's own;
/// <paramref name="VerifyCertificate"/> false trusts any.
/// </summary>
public sealed record MediaImage(
    string Url,
    bool WriteProtected = true,
    string? User = null,
    string? Password = null,
    bool VerifyCertificate = true,
    IReadOnlyList<string>? Authorities = null)
{
    /// <summary>Without the password: this text may reach a log.</summary>
    public override string ToString() => $"{Url}{(WriteProtected ? " (write-protected)" : "")}";
}

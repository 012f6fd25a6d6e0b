namespace Undercast.Bmc;

/// <summary>
/// Who may use a node's BMC. IPMI takes names of up to 16 bytes and passwords of up to 20; an empty name is IPMI's null user.
/// </summary>
public sealed record BmcUser(string Name, string Password, Privilege Privilege = Privilege.Administrator)
{
    /// <summary>Without the password: this text may reach a log.</summary>
    public override string ToString() => $"{Name} ({Privilege})";
}

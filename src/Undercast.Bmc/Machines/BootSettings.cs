namespace Undercast.Bmc;

/// <summary>
/// Where the machine starts from. <paramref name="UefiHint"/> and <paramref name="IpmiFlags"/> are what an IPMI client sent (28.12,
/// table 28-14: "BIOS boot type", and data 2 to 5 without what the other properties say); a machine need not act on them but
/// must keep them, so that a get returns what was set. <paramref name="HttpUri"/> goes with <see cref="BootTarget.UefiHttp"/>.
/// </summary>
public sealed record BootSettings(
    BootOverride Override,
    BootTarget Target,
    bool UefiHint = false,
    uint IpmiFlags = 0,
    string? HttpUri = null)
{
    /// <summary>The machine's own boot order.</summary>
    public static BootSettings Default { get; } = new(BootOverride.Disabled, BootTarget.None);
}

namespace Undercast.Bmc;

/// <summary>Secure boot as chosen for the next start, and as it is in the running system.</summary>
public sealed record SecureBootState(bool Enabled, bool InForce, bool HasKeys = true);

namespace Undercast.Bmc;

/// <summary>A machine with UEFI secure boot.</summary>
public interface ISecureBoot
{
    /// <summary>Whether it is enabled for the next start, and whether it is in force now.</summary>
    Task<SecureBootState> ReadSecureBootAsync(CancellationToken cancellation);

    /// <summary>Enables or disables it from the next start on.</summary>
    Task SetSecureBootAsync(bool enabled, CancellationToken cancellation);

    /// <summary>Brings the keys to the vendor's defaults, or removes them all, from the next start on.</summary>
    Task ResetSecureBootKeysAsync(SecureBootKeys keys, CancellationToken cancellation);
}

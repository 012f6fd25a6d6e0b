namespace Undercast.Bmc;

/// <summary>Redfish SecureBoot.ResetKeys.</summary>
public enum SecureBootKeys
{
    /// <summary>ResetAllKeysToDefault.</summary>
    Default,

    /// <summary>DeleteAllKeys: set-up mode.</summary>
    None,

    /// <summary>DeletePK: set-up mode, the rest kept.</summary>
    NoPlatformKey,
}

namespace Undercast.Bmc;

/// <summary>Redfish Resource.PowerState; IPMI (28.2) knows only on and off: the transitions count as where they come from.</summary>
public enum PowerState
{
    /// <summary>Off.</summary>
    Off,

    /// <summary>Told to start, not started yet.</summary>
    PoweringOn,

    /// <summary>On.</summary>
    On,

    /// <summary>Told to stop (soft or hard), not stopped yet.</summary>
    PoweringOff,
}

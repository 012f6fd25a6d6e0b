namespace Undercast.Services;

/// <summary>When a service is started for the first time; after a reboot its needs alone order it.</summary>
internal enum StartPhase
{
    /// <summary>What the others store and talk through.</summary>
    Foundations,

    /// <summary>Keystone, whose catalog is filled before the others start, for they look into it as they start; and, beside it, what never asks it.</summary>
    Identity,

    /// <summary>Everything else.</summary>
    Platform,
}

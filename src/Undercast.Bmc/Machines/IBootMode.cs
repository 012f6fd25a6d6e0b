namespace Undercast.Bmc;

/// <summary>A machine whose firmware mode can be chosen. It applies at the next power-on; hardware facts tell the chosen one at once.</summary>
public interface IBootMode
{
    /// <summary>The modes that it may be set to.</summary>
    IReadOnlyList<FirmwareMode> BootModes { get; }

    /// <summary>Chooses the mode.</summary>
    Task SetBootModeAsync(FirmwareMode mode, CancellationToken cancellation);
}

namespace Undercast.Bmc;

/// <summary>A machine that can be asked to shut down and start again (Redfish GracefulRestart).</summary>
public interface ISoftReset
{
    /// <summary>Asks; returns when the machine has taken the order.</summary>
    Task SoftResetAsync(CancellationToken cancellation);
}

using Undercast.Hosts;
using Undercast.OpenStack;

namespace Undercast.Cloud.Verification;

/// <summary>The cloud that is being used, and what the parts of `verify` tell each other.</summary>
/// <param name="cloud">By its public API.</param>
/// <param name="host">Runs ping, on a machine of the external network.</param>
/// <param name="clock">The time.</param>
internal sealed class UsedCloud(OpenStackCloud cloud, ICommandRunner host, TimeProvider clock)
{
    /// <summary>Begins the name of everything that `verify` makes, and of nothing else: by it the remains of an interrupted run are found.</summary>
    public const string Prefix = "undercast-verify";

    public OpenStackCloud Api => cloud;

    public ICommandRunner Host => host;

    public TimeProvider Clock => clock;

    /// <summary>The server, once it runs.</summary>
    public string? ServerId { get; set; }

    /// <summary>The volume, once it can be attached.</summary>
    public string? VolumeId { get; set; }
}

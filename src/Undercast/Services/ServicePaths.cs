namespace Undercast.Services;

/// <summary>Where services keep what on a machine.</summary>
internal static class ServicePaths
{
    /// <summary>Configuration, a folder a component.</summary>
    public const string Configuration = "/etc/undercast/config";

    /// <summary>The lab's certificate authority.</summary>
    public const string Authority = "/etc/undercast/ca.crt";

    /// <summary>What `undercast apply` applies on a machine of the overcloud: secrets, mode 0600.</summary>
    public const string MachineConfiguration = "/etc/undercast/machine.json";

    /// <summary>State that outlives containers, a folder a component.</summary>
    public const string State = "/var/lib/undercast";

    /// <summary>Logs, a folder a service.</summary>
    public const string Logs = "/var/log/containers";

    /// <summary>Quadlet units.</summary>
    public const string Units = "/etc/containers/systemd";

    /// <summary>With what each unit was last seen healthy: a hash a unit. Gone after a reboot: what runs then was not seen yet.</summary>
    public const string Applied = "/run/undercast/applied";

    /// <summary>With what each unit was last started: a hash a unit.</summary>
    public const string Started = "/var/lib/undercast/started";

    /// <summary>Is there while systemd does not know of what was written. Gone after a reboot, which reads it.</summary>
    public const string Unread = "/run/undercast/unread";

    public static string StateOf(Component component) => $"{State}/{component.Name}";

    public static string Log(string service) => $"{Logs}/{service}/{service}.log";
}

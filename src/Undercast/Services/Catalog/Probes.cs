namespace Undercast.Services.Catalog;

/// <summary>Health checks that several services have.</summary>
internal static class Probes
{
    /// <summary>True of a daemon that talks over RabbitMQ: one of the container's own processes holds a connection to it.</summary>
    public static HealthCheck HasQueue { get; } = IsConnected(RabbitMq.Port);

    /// <summary>One of the container's own processes holds a connection to that port, wherever it is.</summary>
    public static HealthCheck IsConnected(int port) => new($"bash -c 'ss -Htnp state established dport = :{port} | grep -q pid='") { ConnectsTo = port };

    /// <summary>Something listens on the port.</summary>
    public static HealthCheck Listens(string address, int port) => new($"bash -c ': </dev/tcp/{address}/{port}'");

    /// <summary>The API answers, and not with an error.</summary>
    public static HealthCheck Answers(string address, int port, string path)
    {
        var url = $"http://{address}:{port}{path}";
        return new($"curl --silent --fail --output /dev/null --max-time 15 {url}") { Url = url };
    }

    /// <summary>On the machine, after the start of a unit: returns when something listens on the port; fails when the unit's process has ended, so that systemd starts it again.</summary>
    public static string UntilListens(string address, int port) =>
        Until($"{{ : </dev/tcp/{address}/{port}; }} 2>/dev/null", "0.2");

    /// <summary>On the machine, after the start of a unit: returns when one of the service's processes has a connection to the port; fails as above.</summary>
    public static string UntilConnected(string service, int port) =>
        Until($"ss --no-header --tcp --numeric --cgroup state established \"dport = :{port}\" | grep --quiet /{service}.service/", "1");

    /// <summary>A line of a unit: waits until a condition of bash holds; fails when the unit's process has ended.</summary>
    /// <remarks>
    /// The pause is a read of a pipe that nobody writes to: a program for it, five times a second, would keep an emulated processor busy. It comes
    /// first, for bash would end with its failure, which is the end of its time.
    /// </remarks>
    internal static string Until(string condition, string pause) =>
        $"/bin/bash -c 'exec 9<> <(:); until {condition}; do read -rt {pause} -u 9; kill -0 $$MAINPID || exit 1; done'";
}

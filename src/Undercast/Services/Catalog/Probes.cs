namespace Undercast.Services.Catalog;

/// <summary>Health commands, run in the container.</summary>
internal static class Probes
{
    /// <summary>True of a daemon that talks over RabbitMQ: one of the container's own processes holds a connection to it.</summary>
    public static string HasQueue { get; } = IsConnected(5672);

    /// <summary>One of the container's own processes holds a connection to that port, wherever it is.</summary>
    public static string IsConnected(int port) => $"bash -c 'ss -Htnp state established dport = :{port} | grep -q pid='";

    /// <summary>Something listens on the port.</summary>
    public static string Listens(string address, int port) => $"bash -c ': </dev/tcp/{address}/{port}'";

    /// <summary>The API answers, and not with an error.</summary>
    public static string Answers(string address, int port, string path) =>
        $"curl --silent --fail --output /dev/null --max-time 15 http://{address}:{port}{path}";

    /// <summary>On the machine, after the start of a unit: returns when something listens on the port; fails when the unit's process has ended, so that systemd starts it again.</summary>
    public static string UntilListens(string address, int port) =>
        Until($"(: </dev/tcp/{address}/{port}) 2>/dev/null");

    /// <summary>On the machine, after the start of a unit: returns when its container's health check passes.</summary>
    public static string UntilHealthy(string service) => Until($"podman healthcheck run {service}");

    private static string Until(string condition) => $"/bin/bash -c 'until {condition}; do kill -0 $$MAINPID || exit 1; sleep 0.2; done'";
}

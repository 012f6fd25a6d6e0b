namespace Undercast.Services.Catalog;

/// <summary>Health commands, run in the container.</summary>
internal static class Probes
{
    /// <summary>True of a daemon that talks over RabbitMQ: one of the container's own processes holds a connection to it.</summary>
    public const string HasQueue = "bash -c 'ss -Htnp state established dport = :5672 | grep -q pid='";

    /// <summary>Something listens on the port.</summary>
    public static string Listens(string address, int port) => $"bash -c ': </dev/tcp/{address}/{port}'";

    /// <summary>The API answers, and not with an error.</summary>
    public static string Answers(string address, int port, string path) =>
        $"curl --silent --fail --output /dev/null --max-time 15 http://{address}:{port}{path}";

    /// <summary>On the machine: returns when something listens on the port.</summary>
    public static string UntilListens(string address, int port) =>
        $"/bin/bash -c 'until (: </dev/tcp/{address}/{port}) 2>/dev/null; do sleep 0.2; done'";
}

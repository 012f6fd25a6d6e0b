using System.Text;

namespace Undercast.Services.Render;

/// <summary>A service as a Quadlet <c>.container</c> unit.</summary>
internal static class QuadletText
{
    /// <summary>First line of every unit of ours: what carries it may be removed by us, and nothing else.</summary>
    public const string Mark = "# Written by Undercast";

    /// <param name="service">The service.</param>
    /// <param name="image">Image reference.</param>
    /// <param name="neighbours">Names of all services of the machine: needs outside it order nothing.</param>
    public static string Of(ServiceDefinition service, string image, IReadOnlySet<string> neighbours)
    {
        var text = new StringBuilder(Mark).Append('\n');
        text.Append("[Unit]\n").Append("Description=").Append(service.Name).Append('\n');
        foreach (var need in service.Needs.Where(neighbours.Contains))
        {
            // Wants, not Requires: a restart of MariaDB is no reason to restart all who use it; they connect again.
            text.Append($"Wants={need}.service\nAfter={need}.service\n");
        }

        if (service.RestartsWith is { } other)
        {
            text.Append($"PartOf={other}.service\n");
        }

        text.Append("\n[Container]\n");
        foreach (var (key, value) in Container(service, image))
        {
            text.Append(key).Append('=').Append(value).Append('\n');
        }

        // When an emulated machine starts them all at its boot, each takes minutes; given up, it would only begin again.
        text.Append("\n[Service]\nRestart=always\nRestartSec=3\nTimeoutStartSec=1800\nTimeoutStopSec=20\n");
        if (service.BeforeStart is { } before)
        {
            text.Append("ExecStartPre=").Append(before).Append('\n');
        }

        if (service.AfterStart is { } after)
        {
            text.Append("ExecStartPost=").Append(after).Append('\n');
        }

        return text.Append("\n[Install]\nWantedBy=multi-user.target\n").ToString();
    }

    private static IEnumerable<(string Key, string Value)> Container(ServiceDefinition service, string image)
    {
        yield return ("Image", image);
        yield return ("ContainerName", service.Name);
        yield return ("Network", "host");
        yield return ("Pull", "never");
        // podman keeps the log itself: the same form for all, and what a program prints as it dies is in it.
        yield return ("LogDriver", "k8s-file");
        yield return ("PodmanArgs", $"--log-opt=path={ServicePaths.Log(service.Name)} --log-opt=max-size=20mb");
        if (service.User is { } user)
        {
            yield return ("User", user);
        }

        if (service.Privileged)
        {
            yield return ("PodmanArgs", "--privileged");
        }

        foreach (var argument in service.Arguments)
        {
            yield return ("PodmanArgs", argument);
        }

        foreach (var capability in service.Capabilities)
        {
            yield return ("AddCapability", capability);
        }

        foreach (var file in service.Files)
        {
            yield return ("Volume", $"{file.Path}:{file.Inside}:ro");
        }

        foreach (var folder in service.Folders.Where(f => f.Inside is not null))
        {
            yield return ("Volume", $"{folder.Path}:{folder.Inside}{(folder.Options is { } options ? $":{options}" : "")}");
        }

        yield return ("Environment", "LANG=C.UTF-8 PYTHONDONTWRITEBYTECODE=1");
        foreach (var (name, value) in service.Environment)
        {
            yield return ("Environment", $"{name}={value}");
        }

        yield return ("HealthCmd", service.Health.Command);
        // Thirty timers that each start a podman twice a minute would cost a fifth of a core: one timer looks after all of them.
        yield return ("HealthInterval", "disable");
        // An emulated machine that starts thirty of them takes its time for each check.
        yield return ("HealthTimeout", "120s");
        yield return ("Exec", service.Command);
    }
}

namespace Undercast.Services.Render;

/// <summary>One timer that asks every container for its health in turn, so that <c>podman container list</c> tells it.</summary>
internal static class HealthTimer
{
    public const string Name = "undercast-health.timer";

    private const string Folder = "/etc/systemd/system";

    public static IReadOnlyList<MachineFile> Files { get; } =
    [
        MachineFile.Open($"{Folder}/{Name}", """
            [Unit]
            Description=Health of the containers

            [Timer]
            # Not at once: between the steps of a deployment it is started for moments.
            OnActiveSec=60
            OnUnitInactiveSec=180

            [Install]
            WantedBy=timers.target

            """),
        MachineFile.Open($"{Folder}/undercast-health.service", $$$"""
            [Unit]
            Description=Health of the containers

            [Service]
            Type=oneshot
            Nice=10
            # It ends when the timer does: then services are started.
            ExecStart=/bin/sh -c 'for name in $(podman container list --format "{{.Names}}"); do systemctl --quiet is-active {{{Name}}} || exit 0; podman healthcheck run "$name" || true; done'

            """),
    ];
}

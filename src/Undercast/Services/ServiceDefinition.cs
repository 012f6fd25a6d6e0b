namespace Undercast.Services;

/// <summary>A service: one container, one unit, one log.</summary>
/// <param name="Name">Of the container and the unit.</param>
/// <param name="Component">What it is a part of.</param>
/// <param name="Command">What runs in the container.</param>
internal sealed record ServiceDefinition(string Name, Component Component, string Command)
{
    /// <summary>The user in the container; null: root, for what configures the kernel.</summary>
    public string? User { get; init; }

    /// <summary>All of the machine's devices and capabilities.</summary>
    public bool Privileged { get; init; }

    /// <summary>Capabilities beyond podman's default.</summary>
    public IReadOnlyList<string> Capabilities { get; init; } = [];

    /// <summary>Arguments of <c>podman run</c> that have no word of their own in a Quadlet unit.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    public IReadOnlyList<ConfigurationFile> Files { get; init; } = [];

    public IReadOnlyList<StateFolder> Folders { get; init; } = [];

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Services started before it.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>TCP ports on which it listens.</summary>
    public IReadOnlyList<int> Ports { get; init; } = [];

    public required HealthCheck Health { get; init; }

    /// <summary>The service whose restart is its own restart too.</summary>
    public string? RestartsWith { get; init; }

    /// <summary>Run on the machine before the start.</summary>
    public string? BeforeStart { get; init; }

    /// <summary>Run on the machine after the start, before those who need it start.</summary>
    public string? AfterStart { get; init; }

    public StartPhase Phase { get; init; } = StartPhase.Platform;

    /// <summary>What else the machine needs for it, once.</summary>
    public IReadOnlyList<MachineTask> Tasks { get; init; } = [];
}

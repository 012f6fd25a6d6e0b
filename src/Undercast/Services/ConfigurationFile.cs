namespace Undercast.Services;

/// <summary>A file that a service reads.</summary>
/// <param name="Component">Whose it is; it lies in that component's folder on the machine.</param>
/// <param name="Name">Its name there; may have folders.</param>
/// <param name="Inside">Where the container sees it.</param>
/// <param name="Content">The whole text.</param>
internal sealed record ConfigurationFile(Component Component, string Name, string Inside, string Content)
{
    /// <summary>Permission bits, octal. Most files hold a password.</summary>
    public string Mode { get; init; } = "640";

    /// <summary>Where the machine has it.</summary>
    public string Path => $"{ServicePaths.Configuration}/{Component.Name}/{Name}";
}

namespace Undercast.Services.Render;

/// <summary>A service's Quadlet unit.</summary>
/// <param name="Name">Of the container, and of the systemd service.</param>
/// <param name="Phase">When it is first started.</param>
/// <param name="Quadlet">The unit file's text.</param>
/// <param name="Fingerprint">Of the text and of every file that the container sees: another one means a restart.</param>
/// <param name="Signs">What it shows once it works.</param>
internal sealed record UnitConfiguration(string Name, StartPhase Phase, string Quadlet, string Fingerprint, LifeSigns Signs)
{
    public string Service => $"{Name}.service";

    public string Path => $"{ServicePaths.Units}/{Name}.container";
}

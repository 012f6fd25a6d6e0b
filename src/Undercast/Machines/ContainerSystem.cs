namespace Undercast.Machines;

/// <summary>A system that a container machine's firmware found: its root folder, and what is bound into it.</summary>
internal sealed record ContainerSystem(string Root, IReadOnlyList<string> Binds);

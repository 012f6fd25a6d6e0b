namespace Undercast.Services;

/// <summary>A folder of the machine that a service sees.</summary>
/// <param name="Path">On the machine; made if missing.</param>
/// <param name="Inside">In the container; null if it is only made there.</param>
/// <param name="Owner"><c>user:group</c>, numbers.</param>
/// <param name="Mode">Permission bits, octal.</param>
internal sealed record StateFolder(string Path, string? Inside, string Owner, string Mode = "755")
{
    /// <summary>podman's mount options (<c>ro</c>, <c>shared</c>).</summary>
    public string? Options { get; init; }

    /// <summary>A component's own folder, where the image has the same content's place.</summary>
    public static StateFolder Of(Component component, string inside) => new(ServicePaths.StateOf(component), inside, component.Owner);

    /// <summary>A folder below a component's own, made with the right owner.</summary>
    public static StateFolder Below(Component component, string name, string mode = "755") =>
        new($"{ServicePaths.StateOf(component)}/{name}", null, component.Owner, mode);
}

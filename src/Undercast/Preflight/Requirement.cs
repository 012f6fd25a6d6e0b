namespace Undercast.Preflight;

/// <summary>Something that a machine must offer a lab.</summary>
/// <param name="Name">In a word or two, for `doctor`: <c>memory</c>.</param>
/// <param name="Faults">What is wrong, each with its cure; none if the requirement is met.</param>
internal sealed record Requirement(string Name, IReadOnlyList<string> Faults)
{
    public bool IsMet => Faults.Count == 0;

    /// <summary>A requirement with one thing that can be wrong.</summary>
    public static Requirement That(string name, bool met, string fault) => new(name, met ? [] : [fault]);
}

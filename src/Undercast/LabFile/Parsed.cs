using System.Diagnostics.CodeAnalysis;

namespace Undercast.LabFile;

/// <summary>What reading gave: a value, or every fault there is.</summary>
internal sealed record Parsed<T>(T? Value, IReadOnlyList<Fault> Faults)
    where T : class
{
    /// <summary>True if there is a value, and then there are no faults.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool Ok => Value is not null && Faults.Count == 0;
}

namespace Undercast.LabFile;

/// <summary>One thing that is wrong in a file of the lab directory.</summary>
/// <param name="File">The file, as it is best shown to the user.</param>
/// <param name="Line">Counted from 1; 0 if the fault is not at one line.</param>
/// <param name="Field">A name of conf/env, or a path in lab.yaml such as <c>machines.compute.memory</c>; empty if the file as a whole is meant.</param>
/// <param name="Rule">What must hold, in lower case: <c>must be a whole number from 1 to 64</c>.</param>
/// <param name="Value">What was found; empty if nothing was.</param>
/// <param name="Cure">What to do about it.</param>
internal sealed record Fault(string File, int Line, string Field, string Rule, string Value, string Cure)
{
    /// <summary><c>file:line: field: rule, found 'value'; cure</c>.</summary>
    public override string ToString()
    {
        var place = Line > 0 ? $"{File}:{Line}: " : $"{File}: ";
        var field = Field.Length > 0 ? $"{Field}: " : "";
        var value = Value.Length > 0 ? $", found '{Printable.Short(Value)}'" : "";
        var cure = Cure.Length > 0 ? $"; {Printable.Line(Cure)}" : "";
        return Printable.Line(place + field + Rule) + value + cure;
    }
}

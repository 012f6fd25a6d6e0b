namespace Undercast.LabFile;

/// <summary>What a line of conf/env came to.</summary>
internal abstract record EnvLineResult
{
    /// <summary>Blank, or a comment.</summary>
    internal sealed record Nothing : EnvLineResult;

    /// <summary>An assignment.</summary>
    internal sealed record Assigned(string Name, string Value) : EnvLineResult;

    /// <summary>A fault; <paramref name="Name"/> is empty if the line does not come as far as a name.</summary>
    internal sealed record Wrong(string Name, string Rule, string Found, string Cure) : EnvLineResult;
}

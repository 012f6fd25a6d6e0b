namespace Undercast.Hosts;

/// <summary>A program is not there, or may not be executed.</summary>
public sealed class ProgramNotFoundException : HostException
{
    /// <param name="program">The name or path asked for.</param>
    /// <param name="reason">What was found instead.</param>
    /// <param name="hint">The cure.</param>
    public ProgramNotFoundException(string program, string reason, string hint)
        : base($"program '{program}' {reason}; {hint}")
    {
        (Program, Hint) = (program, hint);
    }

    public string Program { get; }

    public string Hint { get; }
}

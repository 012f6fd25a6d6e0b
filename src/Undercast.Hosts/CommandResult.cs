namespace Undercast.Hosts;

/// <summary>How a command ended. Streamed commands keep the last mebibyte of each stream, others all of it.</summary>
/// <param name="ExitCode">The exit code; 128 + N if signal N ended it.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Elapsed">From start to end.</param>
public sealed record CommandResult(int ExitCode, string Output, string Error, TimeSpan Elapsed)
{
    /// <summary>Exit code 0.</summary>
    public bool Succeeded => ExitCode == 0;
}

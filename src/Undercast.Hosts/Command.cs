namespace Undercast.Hosts;

/// <summary>One program to run, with its arguments as a list: no shell looks at them, so nothing needs quoting.</summary>
/// <param name="Program">A path, or a name looked for in PATH.</param>
/// <param name="Arguments">The arguments, one an element.</param>
public sealed record Command(string Program, params string[] Arguments)
{
    /// <summary>What the program reads on standard input; without it, standard input is at its end at once.</summary>
    public CommandInput? Input { get; init; }

    /// <summary>Where the program starts; the caller's own directory by default (on another host: the login directory).</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Added to the inherited environment; a null value takes a variable away.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Values shown as *** in messages, errors and streamed lines. A secret belongs in <see cref="Input"/>, not in an argument;
    /// this is the net below.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>After this long the program is stopped and <see cref="CommandTimedOutException"/> raised.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The exit code is an answer: anything but 0 is no error.</summary>
    public bool AllowFailure { get; init; }

    /// <summary>How long a program that was asked to stop (SIGTERM) may take before it is killed (SIGKILL).</summary>
    public TimeSpan KillAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The program gets a session of its own: a Ctrl-C typed at the terminal does not reach it, and a stop reaches
    /// everything that it started.</summary>
    public bool OwnGroup { get; init; }

    /// <summary>A line to paste into a shell, secrets masked.</summary>
    public override string ToString() => Mask(RemoteShell.Line(this));

    /// <summary>The text with every secret of this command replaced by ***.</summary>
    public string Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var secret in Secrets.Where(s => s.Length > 0).OrderByDescending(s => s.Length))
        {
            // A line for a shell may hold it quoted.
            text = text.Replace(RemoteShell.Quote(secret), "***", StringComparison.Ordinal).Replace(secret, "***", StringComparison.Ordinal);
        }

        return text;
    }
}

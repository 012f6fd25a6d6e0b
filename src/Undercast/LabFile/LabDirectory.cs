namespace Undercast.LabFile;

/// <summary>Which lab directory a command means.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="ChosenBy">What chose it, for messages: <c>--lab</c>, <c>the link in it</c>, <c>UNDERCAST_LAB</c>, <c>the current directory</c>, <c>the default</c>.</param>
internal sealed record LabDirectory(string Path, string ChosenBy)
{
    /// <summary>The environment variable that chooses a lab directory.</summary>
    public const string Variable = "UNDERCAST_LAB";

    /// <summary>The environment variable, set by the launcher, that says where Undercast itself is.</summary>
    public const string HomeVariable = "UNDERCAST_HOME";

    /// <summary>What links in a lab directory lead to: the launcher, if it started us, else the program.</summary>
    public static string Program { get; } = Environment.GetEnvironmentVariable(HomeVariable) is { Length: > 0 } home
        && System.IO.Path.Combine(System.IO.Path.GetFullPath(home), "undercast") is var launcher && File.Exists(launcher)
            ? launcher
            : Environment.ProcessPath!;

    /// <summary>Chooses: <c>--lab</c>, the link that the program was called by, <c>UNDERCAST_LAB</c>, the current directory if it holds conf/env, else <c>lab</c> beside the launcher.</summary>
    /// <param name="option">The value of <c>--lab</c>; null if it was not given.</param>
    /// <param name="called">The lab directory that the link lies in; null if it was no link of a lab.</param>
    /// <param name="variable">Asks for an environment variable.</param>
    /// <param name="current">The current directory; relative paths start there.</param>
    public static Parsed<LabDirectory> Find(string? option, string? called, Func<string, string?> variable, string current)
    {
        var chosen = Choose(option, called, variable, current);
        var env = System.IO.Path.Combine(chosen.Path, FileNames.Env);
        return File.Exists(env)
            ? new Parsed<LabDirectory>(chosen, [])
            : new Parsed<LabDirectory>(null, [new Fault(env, 0, "", "must be there in a lab directory", "", Cure(chosen))]);
    }

    private static LabDirectory Choose(string? option, string? called, Func<string, string?> variable, string current)
    {
        if (!string.IsNullOrEmpty(option))
        {
            return At(option, "--lab");
        }

        if (called is not null)
        {
            return At(called, "the link in it");
        }

        if (variable(Variable) is { Length: > 0 } named)
        {
            return At(named, Variable);
        }

        return File.Exists(System.IO.Path.Combine(current, FileNames.Env))
            ? At(".", "the current directory")
            : At(System.IO.Path.Combine(variable(HomeVariable) is { Length: > 0 } home ? home : ".", "lab"), "the default");

        // A NUL cannot be part of a path, and would throw. Names of links are made from the path: one slash at its end, as shells complete it, and they would be others.
        LabDirectory At(string path, string by) =>
            new(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path.Replace('\0', '?'), System.IO.Path.GetFullPath(current))), by);
    }

    private static string Cure(LabDirectory chosen) =>
        $"this directory was chosen by {chosen.ChosenBy}: make a lab there with 'undercast init {chosen.Path}', or choose another one with --lab DIR";
}

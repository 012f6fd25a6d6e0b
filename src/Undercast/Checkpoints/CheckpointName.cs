using System.Text.RegularExpressions;

namespace Undercast.Checkpoints;

/// <summary>What a checkpoint may be called: its name becomes the name of a folder.</summary>
internal static partial class CheckpointName
{
    /// <exception cref="CheckpointException">The name is no name of a checkpoint.</exception>
    public static string Check(string name) => Valid().IsMatch(name)
        ? name
        : throw new CheckpointException($"'{name}' cannot name a checkpoint: use 1 to 60 letters, digits, dots, hyphens or underscores, a letter or digit first");

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,59}\z")]
    private static partial Regex Valid();
}

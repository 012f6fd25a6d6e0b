namespace Undercast.LabFile;

/// <summary>The files of a new lab directory. They are part of the program, so that `undercast init` needs nothing but it.</summary>
internal static class DefaultFiles
{
    /// <summary>The preset that the repository's own lab has.</summary>
    public const string Default = "default";

    /// <summary>The topologies that a new lab can begin with.</summary>
    public static IReadOnlyList<string> Presets { get; } = [Default, "minimal", "ha", "physical"];

    /// <summary>Each file's path in the lab directory, and its text.</summary>
    public static IReadOnlyList<(string Path, string Text)> All => For(Default, LabTopology.DefaultName);

    /// <param name="preset">One of <see cref="Presets"/>.</param>
    /// <param name="name">The lab's name, which marks what it makes; the default one where it cannot be a lab's name.</param>
    public static IReadOnlyList<(string Path, string Text)> For(string preset, string name)
    {
        var yaml = Text(preset == Default ? FileNames.LabYaml : $"presets/{preset}.yaml");
        var own = LabTopology.IsName(name) ? name : LabTopology.DefaultName;
        return [(FileNames.Env, Text(FileNames.Env)), (FileNames.LabYaml, yaml.Replace($"\nname: {LabTopology.DefaultName}\n", $"\nname: {own}\n", StringComparison.Ordinal))];
    }

    private static string Text(string path)
    {
        using var stream = typeof(DefaultFiles).Assembly.GetManifestResourceStream($"lab/{path}")
            ?? throw new InvalidOperationException($"the program was built without its resource lab/{path}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

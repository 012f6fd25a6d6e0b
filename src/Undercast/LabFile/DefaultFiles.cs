namespace Undercast.LabFile;

/// <summary>The files of a new lab directory. They are part of the program, so that `undercast init` needs nothing but it.</summary>
internal static class DefaultFiles
{
    /// <summary>Each file's path in the lab directory, and its text.</summary>
    public static IReadOnlyList<(string Path, string Text)> All => [(FileNames.Env, Text(FileNames.Env)), (FileNames.LabYaml, Text(FileNames.LabYaml))];

    private static string Text(string path)
    {
        using var stream = typeof(DefaultFiles).Assembly.GetManifestResourceStream($"lab/{path}")
            ?? throw new InvalidOperationException($"the program was built without its resource lab/{path}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

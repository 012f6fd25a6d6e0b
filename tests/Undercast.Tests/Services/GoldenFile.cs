using Undercast.Services;
using Undercast.Services.Render;

namespace Undercast.Tests.Services;

/// <summary>What is rendered now, beside what was rendered when a person last looked at it; UNDERCAST_GOLDEN=write writes it anew.</summary>
internal static class GoldenFile
{
    public static void Check(string name, MachineConfiguration rendered)
    {
        var files = rendered.Files.Concat(rendered.Units.Select(u => MachineFile.Open(u.Path, u.Quadlet)))
            .Select(f => $"=== {f.Path} {f.Mode} {f.Owner}\n{f.Content}");
        var folders = rendered.Folders.Select(f => $"{f.Path} {f.Mode} {f.Owner}\n");
        var tasks = rendered.Tasks.Select(t => $"{t.Phase}: {t.Name}\n  unless {string.Join(' ', t.AlreadySo)}\n  {string.Join(' ', t.Command)}\n");
        var actual = string.Concat([.. folders, .. tasks, .. files]);
        if (Environment.GetEnvironmentVariable("UNDERCAST_GOLDEN") == "write")
        {
            var sources = Path.Combine(AppContext.BaseDirectory.Split("/artifacts/")[0], "tests", "Undercast.Tests", "Services", "Golden");
            File.WriteAllText(Path.Combine(sources, name), actual);
            return;
        }

        Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Services", "Golden", name)), actual);
    }
}

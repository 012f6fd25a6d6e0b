using Undercast.Services;
using Undercast.Services.Render;
using Undercast.Services.Roles;

namespace Undercast.Tests.Services;

/// <summary>
/// What is rendered for each role, beside what was rendered when a person last looked at it. UNDERCAST_GOLDEN=write writes it anew;
/// then read the difference before you commit it.
/// </summary>
public sealed class RenderingTests
{
    private static readonly string Golden = Path.Combine(AppContext.BaseDirectory, "Services", "Golden");

    [Fact]
    public void The_undercloud_is_rendered_as_last_seen()
    {
        var rendered = RoleRenderer.Render(UndercloudRole.Role, TestCloud.Undercloud);
        var files = rendered.Files.Concat(rendered.Units.Select(u => MachineFile.Open(u.Path, u.Quadlet)))
            .Select(f => $"=== {f.Path} {f.Mode} {f.Owner}\n{f.Content}");
        var folders = rendered.Folders.Select(f => $"{f.Path} {f.Mode} {f.Owner}\n");
        var tasks = rendered.Tasks.Select(t => $"{t.Phase}: {t.Name}\n  unless {string.Join(' ', t.AlreadySo)}\n  {string.Join(' ', t.Command)}\n");

        Check("undercloud.txt", string.Concat([.. folders, .. tasks, .. files]));
    }

    [Fact]
    public void The_same_in_is_the_same_out() => Assert.Equal(
        RoleRenderer.Render(UndercloudRole.Role, TestCloud.Undercloud).Units,
        RoleRenderer.Render(UndercloudRole.Role, TestCloud.Undercloud).Units,
        (one, other) => one!.Fingerprint == other!.Fingerprint && one.Quadlet == other.Quadlet);

    [Fact]
    public void Another_password_means_a_restart_of_those_who_use_it_and_of_no_other()
    {
        var before = RoleRenderer.Render(UndercloudRole.Role, TestCloud.Undercloud).Units.ToDictionary(u => u.Name, u => u.Fingerprint);
        var secrets = TestCloud.Undercloud.Secrets.Values.ToDictionary();
        secrets["queue-heat"] = "another";
        var after = RoleRenderer.Render(UndercloudRole.Role, TestCloud.Undercloud with { Secrets = new(secrets) }).Units;

        Assert.Equal(["rabbitmq", "heat-api", "heat-engine"], after.Where(u => before[u.Name] != u.Fingerprint).Select(u => u.Name));
    }

    private static void Check(string name, string actual)
    {
        if (Environment.GetEnvironmentVariable("UNDERCAST_GOLDEN") == "write")
        {
            var sources = Path.Combine(AppContext.BaseDirectory.Split("/artifacts/")[0], "tests", "Undercast.Tests", "Services", "Golden");
            Directory.CreateDirectory(sources);
            File.WriteAllText(Path.Combine(sources, name), actual);
            return;
        }

        Assert.Equal(File.ReadAllText(Path.Combine(Golden, name)), actual);
    }
}

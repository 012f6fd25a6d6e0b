using Undercast.LabFile;
using Undercast.Tests.Rules;

namespace Undercast.Tests.LabFile;

/// <summary>The commands as links in a lab directory.</summary>
public sealed class LabLinksSpecs : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("undercast-links-").FullName;

    private string Program => Path.Combine(_root, "home/undercast");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void The_links_of_a_fresh_clone_are_those_of_its_lab()
    {
        var lab = Path.Combine(Sources.Root, "lab");
        Assert.Equal(0, LabLinks.Ensure(lab, Reading.ValidYaml(""), Path.Combine(Sources.Root, "undercast"), dryRun: true));
        Assert.True(File.Exists(Path.Combine(lab, "hypervisor/undercloud/podman")));
    }

    [Fact]
    public void They_follow_the_machines_of_the_lab()
    {
        var lab = Path.Combine(_root, "lab");
        var made = Ensure("machines: {compute: 2}");
        Assert.Equal(LabLinks.Of(Reading.ValidYaml("machines: {compute: 2}")).Count(), made);
        Assert.Equal(0, Ensure("machines: {compute: 2}"));
        Assert.Equal(Program, new FileInfo(Path.Combine(lab, "hypervisor/compute-1/ssh")).LinkTarget);

        Assert.Equal(2, Ensure(""));
        Assert.False(Directory.Exists(Path.Combine(lab, "hypervisor/compute-1")));
        Assert.Equal(Program, new FileInfo(Path.Combine(lab, "hypervisor/compute-0/ssh")).LinkTarget);

        int Ensure(string yaml) => LabLinks.Ensure(lab, Reading.ValidYaml(yaml), Program, dryRun: false);
    }

    [Fact]
    public void A_lab_beside_the_program_moves_with_it()
    {
        var lab = Path.Combine(_root, "home/lab");
        LabLinks.Ensure(lab, Reading.ValidYaml(""), Program, dryRun: false);
        Assert.Equal("../undercast", new FileInfo(Path.Combine(lab, "ssh-hypervisor")).LinkTarget);
        Assert.Equal("../../../undercast", new FileInfo(Path.Combine(lab, "hypervisor/controller-0/podman")).LinkTarget);
    }

    [Fact]
    public void A_file_of_the_user_is_refused_and_left()
    {
        var lab = Path.Combine(_root, "lab");
        Directory.CreateDirectory(Path.Combine(lab, "hypervisor"));
        File.WriteAllText(Path.Combine(lab, "hypervisor/ssh"), "mine");
        File.WriteAllText(Path.Combine(lab, "hypervisor/notes"), "mine too");

        var refused = Assert.Throws<IOException>(() => LabLinks.Ensure(lab, Reading.ValidYaml(""), Program, dryRun: false));

        Assert.Contains("hypervisor/ssh' is a file of yours", refused.Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(lab, "hypervisor/ssh")));
        Assert.Equal("mine too", File.ReadAllText(Path.Combine(lab, "hypervisor/notes")));
    }
}

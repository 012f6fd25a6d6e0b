using System.Text.RegularExpressions;
using Undercast.LabFile;

namespace Undercast.Tests.LabFile;

public sealed partial class DefaultFileSpecs
{
    [Fact]
    public void The_default_files_say_what_files_that_say_nothing_mean()
    {
        Assert.Equal(new LabEnvironment(), Reading.ValidEnv(Text(FileNames.Env)));
        Assert.Equal(Shown(Reading.ValidYaml("")), Shown(Reading.ValidYaml(Text(FileNames.LabYaml))));
    }

    [Fact]
    public void What_they_have_in_comments_is_valid_too()
    {
        Assert.NotNull(Reading.ValidEnv(Text(FileNames.Env).Replace("#OVERCLOUD_IMAGES=", "OVERCLOUD_IMAGES=", StringComparison.Ordinal)).OvercloudImages);
        var yaml = Commented().Replace(Text(FileNames.LabYaml).Replace("physical-nodes: []", "physical-nodes:", StringComparison.Ordinal), "$1");
        var lab = Reading.ValidYaml(yaml);
        Assert.Equal("rack-0", Assert.Single(lab.PhysicalNodes).Name);
        Assert.Equal(KindOverride.Container, lab.Machines.Single(machine => machine.Role == MachineRole.Compute).Kind);
    }

    [Fact]
    public void Every_preset_is_a_lab_of_the_given_name()
    {
        Assert.All(DefaultFiles.Presets, preset => Assert.Equal("mine", Reading.ValidYaml(Yaml(preset, "mine")).Name));
        Assert.Equal("lab", Reading.ValidYaml(Yaml("ha", "my directory.d")).Name);
        Assert.Equal(["undercloud-0"], Reading.ValidYaml(Yaml("physical", "x")).Machines.Select(machine => machine.Name));
        Assert.InRange(Reading.ValidYaml(Yaml("minimal", "x")).Machines.Sum(machine => machine.MemoryMiB), 0, 13 * 1024);

        static string Yaml(string preset, string name) => DefaultFiles.For(preset, name).Single(file => file.Path == FileNames.LabYaml).Text;
    }

    // A commented field has no space after its #, or the two of a list's indentation; prose has one.
    [GeneratedRegex("^( *)#(?=[a-z])|^()#(?=  )", RegexOptions.Multiline)]
    private static partial Regex Commented();

    private static string Text(string path) => DefaultFiles.All.Single(file => file.Path == path).Text;

    private static string Shown(LabTopology lab) =>
        string.Join('\n', lab.Machines.Select(machine => $"{machine with { Nics = [], DisksGiB = [] }} {string.Join(',', machine.Nics)} {string.Join(',', machine.DisksGiB)}")) + lab.Networks;
}

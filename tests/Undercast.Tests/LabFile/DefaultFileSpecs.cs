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

    // A commented field has no space after its #, or the two of a list's indentation; prose has one.
    [GeneratedRegex("^( *)#(?=[a-z])|^()#(?=  )", RegexOptions.Multiline)]
    private static partial Regex Commented();

    private static string Text(string path) => DefaultFiles.All.Single(file => file.Path == path).Text;

    private static string Shown(LabTopology lab) =>
        string.Join('\n', lab.Machines.Select(machine => $"{machine with { Nics = [], DisksGiB = [] }} {string.Join(',', machine.Nics)} {string.Join(',', machine.DisksGiB)}")) + lab.Networks;
}

using Undercast.LabFile;

namespace Undercast.Tests.LabFile;

public sealed class LabDirectorySpecs : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("undercast-lab-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void The_option_wins_over_the_called_link_the_variable_the_current_directory_and_the_default()
    {
        foreach (var name in new[] { "option", "variable", "current", "home/lab" })
        {
            Make(name);
        }

        var variables = new Dictionary<string, string> { ["UNDERCAST_LAB"] = "../variable", ["UNDERCAST_HOME"] = Path.Combine(_root, "home") };
        Assert.Equal("option --lab", Chosen("../option", "current"));
        Assert.Equal("home/lab the link in it", Chosen(null, "current", Path.Combine(_root, "home/lab")));
        Assert.Equal("variable UNDERCAST_LAB", Chosen(null, "current"));
        variables.Remove("UNDERCAST_LAB");
        Assert.Equal("current the current directory", Chosen(null, "current"));
        Assert.Equal("home/lab the default", Chosen(null, "option/.."));

        string Chosen(string? option, string current, string? called = null)
        {
            var found = LabDirectory.Find(option, called, name => variables.GetValueOrDefault(name), Path.Combine(_root, current));
            Assert.True(found.Ok, Reading.Told(found.Faults));
            return $"{Path.GetRelativePath(_root, found.Value.Path)} {found.Value.ChosenBy}";
        }
    }

    [Fact]
    public void A_slash_at_its_end_makes_it_no_other_lab()
    {
        var lab = Make("here");

        Assert.Equal(lab, LabDirectory.Find("here/", null, _ => null, _root).Value!.Path);
    }

    [Fact]
    public void A_directory_that_is_no_lab_is_told_with_what_chose_it()
    {
        var fault = Assert.Single(LabDirectory.Find("nowhere", null, _ => null, _root).Faults);
        Assert.Equal(
            $"{_root}/nowhere/conf/env: must be there in a lab directory; this directory was chosen by --lab: "
            + $"make a lab there with 'undercast init {_root}/nowhere', or choose another one with --lab DIR",
            fault.ToString());
        Assert.NotEmpty(LabDirectory.Find("a\0b", null, _ => null, _root).Faults);
    }

    [Fact]
    public void Both_files_are_read_and_all_their_faults_are_told()
    {
        var lab = Make("here");
        Assert.True(LabFiles.Read(lab, Reading.Variable, _root).Ok);
        File.WriteAllText(Path.Combine(lab, "conf/env"), "X=1");
        File.WriteAllText(Path.Combine(lab, "conf/lab.yaml"), "x: 1");
        Assert.Equal(["here/conf/env:1", "here/conf/lab.yaml:1"], LabFiles.Read(lab, Reading.Variable, _root).Faults.Select(fault => $"{fault.File}:{fault.Line}"));
    }

    [Fact]
    public void Files_that_cannot_be_read_are_faults()
    {
        var lab = Make("here");
        File.Delete(Path.Combine(lab, "conf/env"));
        Directory.CreateDirectory(Path.Combine(lab, "conf/env"));
        File.WriteAllBytes(Path.Combine(lab, "conf/lab.yaml"), new byte[2_000_000]);
        Assert.Equal(
            ["must be a file that can be read", "must be 1048576 bytes at the most"],
            LabFiles.Read(lab, Reading.Variable, _root).Faults.Select(fault => fault.Rule));
        Assert.Equal(2, LabFiles.Read(Path.Combine(_root, "gone"), Reading.Variable, _root).Faults.Count);
    }

    private string Make(string name)
    {
        var lab = Path.Combine(_root, name);
        foreach (var (path, text) in DefaultFiles.All)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(lab, path))!);
            File.WriteAllText(Path.Combine(lab, path), text);
        }

        return lab;
    }
}

using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Undercast.Tests.Rules;

/// <summary>The shape of the code, held by the compiler where it can be and by these tests where it cannot.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string[] Libraries = ["Undercast.Steps", "Undercast.Hosts", "Undercast.Bmc", "Undercast.OpenStack"];

    /// <summary>Stages hand each other nothing but records in the journal.</summary>
    private static readonly string[] Stages = ["Undercloud", "Nodes", "Overcloud", "Cloud"];

    /// <summary>What a folder of the program may use of the other folders; a folder that is not named here may use none.</summary>
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["LabFile"] = [],
        ["Machines"] = [],
        ["Images"] = [],
        ["Services"] = ["LabFile"],
        ["Screen"] = [],
        ["Preflight"] = ["LabFile"],
        ["Hypervisor"] = ["LabFile", "Machines", "Images", "Preflight"],
        ["Undercloud"] = ["LabFile", "Machines", "Images", "Services", "Hypervisor"],
        ["Nodes"] = ["LabFile", "Machines", "Images", "Services", "Hypervisor"],
        ["Overcloud"] = ["LabFile", "Machines", "Images", "Services", "Hypervisor"],
        ["Cloud"] = ["LabFile", "Machines", "Images", "Services", "Hypervisor"],
        ["Checkpoints"] = ["LabFile", "Machines", "Hypervisor"],
        ["Looking"] = ["LabFile", "Machines", "Services", "Screen", "Preflight", "Hypervisor"],
        ["Drawing"] = ["LabFile", "Services"],
        ["Dashboard"] = ["LabFile", "Services", "Checkpoints", "Looking", "Drawing"],
        ["Removal"] = ["LabFile", "Machines", "Hypervisor", "Checkpoints"],
        ["Commands"] = ["LabFile", "Machines", "Images", "Services", "Hypervisor", "Screen", "Removal", "Checkpoints", "Looking", "Drawing", "Dashboard", "Preflight", .. Stages],
    };

    [Fact]
    public void The_libraries_know_nothing_of_ours()
    {
        foreach (var library in Libraries)
        {
            var project = XDocument.Load(Path.Combine(Sources.Root, "src", library, $"{library}.csproj"));
            Assert.Empty(project.Descendants("ProjectReference"));
        }
    }

    [Fact]
    public void No_folder_of_the_program_uses_one_that_it_may_not_use()
    {
        var faults = Sources.CSharp("src/Undercast").Select(file => (file, parts: file.Split('/'))).Where(it => it.parts.Length > 3)
            .SelectMany(it => Used(it.file).Where(used => used != it.parts[2] && !MayUse.GetValueOrDefault(it.parts[2], []).Contains(used)).Select(used => $"{it.file} uses {used}"))
            .ToList();

        Assert.Empty(faults);
    }

    [Fact]
    public void Files_stay_small()
    {
        var sizes = Sources.CSharp("src").Select(file => (file, lines: Sources.Lines(file).Count)).OrderBy(it => it.lines).ToList();

        Assert.InRange(sizes[^1].lines, 1, 400);
        Assert.InRange(sizes[sizes.Count / 2].lines, 1, 60);
        Assert.InRange(sizes[sizes.Count * 9 / 10].lines, 1, 200);
    }

    [Fact]
    public void No_type_has_a_name_that_says_nothing() =>
        Assert.DoesNotContain(Sources.CSharp("src"), file => EmptyName().IsMatch(Path.GetFileNameWithoutExtension(file)));

    [Fact]
    public void No_file_names_a_registry_host() =>
        Assert.DoesNotContain(Sources.CSharp("src"), file => Sources.Lines(file).Any(line => RegistryHost().IsMatch(line)));

    private static IEnumerable<string> Used(string file) => Sources.Lines(file).Select(line => Using().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value)
        .Where(MayUse.ContainsKey).Distinct();

    [GeneratedRegex(@"^using Undercast\.(\w+)")]
    private static partial Regex Using();

    [GeneratedRegex("(Manager|Helper|Helpers|Util|Utils|Common|Base|Core)$")]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"deb\.debian\.org|security\.debian\.org|nuget\.org|registry\.npmjs")]
    private static partial Regex RegistryHost();
}

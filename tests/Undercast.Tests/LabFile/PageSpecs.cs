using System.Text.RegularExpressions;
using Undercast.LabFile;

namespace Undercast.Tests.LabFile;

/// <summary>docs/lab-file.md names every field that there is, and none that there is not.</summary>
public sealed partial class PageSpecs
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository(), "docs", "lab-file.md"));

    [Fact]
    public void The_page_has_a_row_for_every_field_and_no_other() => Assert.Equal(
        EnvNames.All.Select(known => known.Name).Concat(LabYamlFields.Paths).Order(StringComparer.Ordinal),
        Row().Matches(Page).Select(row => row.Groups[1].Value).Order(StringComparer.Ordinal));

    [Fact]
    public void The_page_has_every_word_that_a_field_may_have() => Assert.All(
        new[] { Words.Machines.Words, Words.Releases.Words, Words.Roles.Words, Words.Kinds.Words, Words.Firmwares.Words, Words.BmcTypes.Words, Words.BootPaths.Words }.SelectMany(words => words),
        word => Assert.Contains($"`{word}`", Page, StringComparison.Ordinal));

    [Fact]
    public void The_examples_of_the_page_are_valid()
    {
        Assert.All(Example("sh"), text => Assert.True(Reading.Env(text).Ok, text));
        Assert.All(Example("yaml"), text => Assert.True(Reading.Yaml(text).Ok, Reading.Told(Reading.Yaml(text).Faults)));
    }

    private static List<string> Example(string language)
    {
        var found = Regex.Matches(Page, $"```{language}\n(.*?)```", RegexOptions.Singleline).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(found);
        return found;
    }

    // A row of a table whose first cell is a name.
    [GeneratedRegex(@"^\| `([A-Za-z0-9_.-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    private static string Repository()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Undercast.slnx")))
        {
            directory = Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("the tests run outside the repository");
        }

        return directory;
    }
}

using CsCheck;
using Undercast.Hosts;

namespace Undercast.Tests.Hosts;

public sealed class CommandTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "''")]
    [InlineData("two words", "'two words'")]
    [InlineData("it's", @"'it'\''s'")]
    [InlineData("$(rm -rf /)", "'$(rm -rf /)'")]
    [InlineData("a\nb", "'a\nb'")]
    [InlineData("~root", "'~root'")]
    [InlineData("--option=/a/b:c,d", "--option=/a/b:c,d")]
    public void A_word_is_quoted_only_if_a_shell_would_read_it_otherwise(string word, string quoted) =>
        Assert.Equal(quoted, RemoteShell.Quote(word));

    [Fact]
    public void A_word_with_a_NUL_is_refused() =>
        Assert.Contains("NUL", Assert.Throws<ArgumentException>(() => RemoteShell.Quote("a\0b")).Message, StringComparison.Ordinal);

    [Fact(Timeout = 60_000)]
    public async Task A_real_shell_reads_back_every_word_as_it_was()
    {
        var words = new List<string>();
        Gen.String[Gen.Char['\u0001', '\u2fff'], 0, 12].Array[0, 8].Sample(words.AddRange, iter: 300, threads: 1);
        var line = RemoteShell.Join(["printf", @"%s\0", .. words.Select(w => $"<{w}>")]);

        var read = await DummyProgram.Local.RunAsync(new Command("sh") { Input = line }, DummyProgram.Cancel);

        Assert.Equal(words.Select(w => $"<{w}>"), read.Output.Split('\0')[..^1]);
    }

    [Fact]
    public void The_pasteable_line_shows_directory_and_environment_and_hides_secrets()
    {
        var command = new Command("openstack", "--os-password", "s3cret", "token issue")
        {
            WorkingDirectory = "/home/stack",
            Environment = new Dictionary<string, string?> { ["OS_TOKEN"] = "s3cret-and-longer", ["LANG"] = null },
            Secrets = ["s3cret", "s3cret-and-longer", ""],
        };

        Assert.Equal("env -C /home/stack -u LANG OS_TOKEN=*** openstack --os-password *** 'token issue'", command.ToString());
    }

    [Fact]
    public void A_secret_that_needs_quoting_is_hidden_too() =>
        Assert.DoesNotContain("it'", new Command("login", "it's me") { Secrets = ["it's me"] }.ToString(), StringComparison.Ordinal);

    [Fact(Timeout = 60_000)]
    public async Task The_pasteable_line_does_in_a_shell_what_the_command_does()
    {
        var command = DummyProgram.Does("directory", "then", "environment", "NAME", "then", "arguments", "a b", "'", "") with
        {
            WorkingDirectory = "/usr/share",
            Environment = new Dictionary<string, string?> { ["NAME"] = "va lue" },
        };

        var direct = await DummyProgram.Local.RunAsync(command, DummyProgram.Cancel);
        var pasted = await DummyProgram.Local.RunAsync(new Command("sh", "-c", command.ToString()), DummyProgram.Cancel);

        Assert.Equal("/usr/shareva lue[a b]['][]", direct.Output);
        Assert.Equal(direct.Output, pasted.Output);
    }
}

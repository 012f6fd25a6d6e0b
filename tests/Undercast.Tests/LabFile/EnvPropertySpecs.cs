using CsCheck;
using Undercast.Hosts;
using Undercast.LabFile;

namespace Undercast.Tests.LabFile;

public sealed class EnvPropertySpecs
{
    // The characters that mean something to a shell, and some that do not.
    private static readonly Gen<string> Shellish = Gen.OneOf([.. "aZ9_=$'\"\\{}~#: ;&|<>()`/.-*?[]!%+@,^\té"]).Array[0, 12].Select(chars => new string(chars));

    private static readonly Gen<string> Value = Gen.OneOf(
        Shellish,
        Gen.Select(Shellish, Shellish, (one, two) => $"'{one}'{two}"),
        Gen.Select(Shellish, Shellish, (one, two) => $"\"{one}\"{two}"),
        Gen.OneOf("$HOME", "${HOME}", "~/x", "$V0", "\"${V0}\"", "~", "a\\ b", "'a b' # c", "\"a\\\"b\"", "\\$HOME", "'$HOME'", "a#b"));

    [Fact]
    public void Any_text_gives_a_record_or_faults() => Gen.OneOf(
            Gen.String,
            Shellish.Array[0, 5].Select(lines => string.Join('\n', lines.Select(line => $"MACHINES={line}"))),
            Gen.Select(Gen.OneOf("HYPERVISOR_ADDRESS", "OVERCLOUD_IMAGES", "OVERCLOUD_IMAGES_SHA256"), Gen.String, (name, value) => $"{name}='{value}'"))
        .Sample(text =>
        {
            var parsed = Reading.Env(text);
            Assert.Equal(parsed.Value is null, parsed.Faults.Count > 0);
            Assert.All(parsed.Faults, fault => Assert.DoesNotContain(fault.ToString(), char.IsControl));
        });

    [Fact]
    public async Task What_is_accepted_means_what_it_means_to_sh()
    {
        var lines = new List<string>();
        Value.Sample(value => Collect(lines, value), iter: 4000, threads: 1);
        var faults = new List<Fault>();
        var script = string.Join('\n', lines);
        var ours = EnvSyntax.Read("conf/env", script, Reading.Variable, faults);
        Assert.Empty(faults);
        Assert.InRange(lines.Count, 800, 4000);

        var print = string.Concat(ours.Select(each => $"\nprintf '%s\\036' \"${each.Name}\""));
        var command = new Command("/bin/sh", "-u")
        {
            Input = script + print,
            Environment = new Dictionary<string, string?> { ["HOME"] = "/home/user", ["PLACE"] = "rack 1" },
        };
        var theirs = (await new LocalCommandRunner(TimeProvider.System).RunAsync(command, TestContext.Current.CancellationToken)).Output.Split('\u001e');
        Assert.Equal(ours.Count, theirs.Length - 1);
        Assert.All(ours, (each, index) => Assert.Equal((lines[index], theirs[index]), (lines[index], each.Value)));
    }

    private static void Collect(List<string> lines, string value)
    {
        var faults = new List<Fault>();
        var line = $"{(lines.Count % 3 == 0 ? "export " : "")}V{lines.Count}={value}";
        EnvSyntax.Read("conf/env", line, name => name == "V0" ? "first value" : Reading.Variable(name), faults);
        if (faults.Count == 0 && (lines.Count > 0 || value == "'a b' # c"))
        {
            lines.Add(line);
        }
    }
}

using System.Text.Json;

namespace Undercast.Tests.Program;

/// <summary>The command line of the built program.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly BuiltProgram program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task A_link_in_a_lab_directory_is_its_command_in_that_lab()
    {
        var answer = await program.RunAsync(["list", "--all"], called: $"{program.Lab}/hypervisor/virsh");

        Assert.Equal(1, answer.ExitCode);
        Assert.Equal(
            "undercast: container machines are not libvirt's: `hypervisor/machinectl list` shows those that are on\n"
            + "undercast: the lab has no Hypervisor yet: run `undercast up`\n",
            answer.Error);
    }

    [Fact]
    public async Task Init_makes_a_lab_and_leaves_files_that_are_there()
    {
        program.Write("new/conf/env", "MACHINES=qemu\n");

        var made = await program.RunAsync(["init", "new", "--preset", "ha"]);

        Assert.Equal(0, made.ExitCode);
        Assert.Contains("lab 'new' in", made.Output, StringComparison.Ordinal);
        Assert.Contains("new/conf/env' is there, and left as it is", made.Error, StringComparison.Ordinal);
        Assert.Equal("MACHINES=qemu\n", await File.ReadAllTextAsync(Path.Combine(program.Lab, "new/conf/env"), TestContext.Current.CancellationToken));
        Assert.Equal(BuiltProgram.Path, new FileInfo(Path.Combine(program.Lab, "new/hypervisor/controller-2/ssh")).LinkTarget);
    }

    [Fact]
    public async Task A_machine_that_the_lab_has_not_is_told_with_those_it_has()
    {
        var answer = await program.RunAsync(["ssh-controller", "nova-0", "hostname"]);

        Assert.Equal((1, "undercast: no machine 'nova-0' in this lab; it has hypervisor, undercloud-0, controller-0, compute-0, ceph-0\n"), (answer.ExitCode, answer.Error));
    }

    [Theory]
    [InlineData("graph", "machines")]
    [InlineData("services", null)]
    [InlineData("explain key-pair", "steps")]
    public async Task What_answers_without_a_Hypervisor_answers_in_json(string command, string? member)
    {
        var answer = await program.RunAsync([.. command.Split(' '), "--json"]);

        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        var json = JsonDocument.Parse(answer.Output).RootElement;
        Assert.NotEmpty((member is null ? json : json.GetProperty(member)).EnumerateArray());
    }

    [Theory]
    [InlineData("no-such-command")]
    [InlineData("up --to")]
    [InlineData("up --to no-such-step")]
    [InlineData("init")]
    [InlineData("init x --preset largest")]
    [InlineData("status --lab nowhere")]
    public async Task A_wrong_command_line_ends_with_2_and_a_reason(string line)
    {
        var answer = await program.RunAsync(line.Split(' '));

        Assert.Equal(2, answer.ExitCode);
        Assert.NotEqual("", answer.Error.Trim());
    }
}

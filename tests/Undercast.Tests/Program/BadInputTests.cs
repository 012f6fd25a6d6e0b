namespace Undercast.Tests.Program;

/// <summary>Wrong files and unfit machines: everything is told at once, and nothing is changed.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly BuiltProgram program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task All_that_is_wrong_in_both_files_is_told_and_nothing_is_made()
    {
        program.Write("conf/env", "HYPERVISOR_ADRESS=embedded\nHYPERVISOR_ADDRESS=ssh://big\n");
        program.Write("conf/lab.yaml", """
            networks:
              external:
                cidr: 10.0.0.0/33
            machines:
              computer: 2
            """);

        var answer = await program.RunAsync(["up"]);

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(
            """
            conf/env:1: HYPERVISOR_ADRESS: must be a name that conf/env knows; did you mean 'HYPERVISOR_ADDRESS'?
            conf/env:2: HYPERVISOR_ADDRESS: must be embedded, localhost or [user@]host[:port], found 'ssh://big'; leave out the scheme: it is reached by ssh
            conf/lab.yaml:3: networks.external.cidr: must be an IPv4 subnet with a prefix from 16 to 24, found '10.0.0.0/33'; write 192.168.24.0/24, for example
            conf/lab.yaml:5: machines.computer: must be a known role, found 'computer'; did you mean 'compute'?

            """,
            answer.Error);
        Assert.Equal(["conf"], Directory.EnumerateFileSystemEntries(program.Lab).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Two_machines_of_one_name_and_overlapping_subnets_are_told()
    {
        program.Write("conf/lab.yaml", """
            networks:
              external: {cidr: 192.168.24.0/24}
            machines:
              - {role: compute, name: store}
              - {role: ceph, name: store}
            """);

        var answer = await program.RunAsync(["plan"]);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("conf/lab.yaml:2: networks.external.cidr: must not overlap that of control-plane (192.168.24.0/24)", answer.Error, StringComparison.Ordinal);
        Assert.Contains("conf/lab.yaml:5: machines[1].name: must not give two machines one name, found 'store'; line 4 makes a store too", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_larger_than_this_one_is_refused_before_anything_is_changed()
    {
        program.Write("conf/lab.yaml", "machines:\n  compute:\n    memory: 1024GiB\n");

        var answer = await program.RunAsync(["up", "--to", "key-pair"]);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("preflight: failed: this machine lacks what the lab needs; nothing was changed", answer.Error, StringComparison.Ordinal);
        Assert.Contains("| memory: conf/lab.yaml:3: machines.compute.memory: must fit, with the other machines, into the Hypervisor's", answer.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(program.Lab, "work/id_ed25519")), "a key pair was made");
        Assert.False(File.Exists(Path.Combine(program.Lab, "ssh-hypervisor")), "links were made");
    }

    [Fact]
    public async Task The_events_of_a_run_are_json_lines()
    {
        program.Write("conf/lab.yaml", "machines:\n  compute:\n    memory: 1024GiB\n");

        var answer = await program.RunAsync(["up", "--to", "key-pair", "--json"]);

        var events = answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("event").GetString()).ToList();
        Assert.Equal(("run-started", "run-finished"), (events[0], events[^1]));
        Assert.Contains("step-finished", events);
        Assert.Equal((1, ""), (answer.ExitCode, answer.Error));
    }
}

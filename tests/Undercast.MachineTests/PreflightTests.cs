using Undercast.Tests.Program;

namespace Undercast.MachineTests;

/// <summary>The built program where it may not or cannot work: refused before anything is changed.</summary>
public sealed class PreflightTests : IDisposable
{
    private static readonly string[] Up = ["up", "--to", "key-pair"];

    private readonly BuiltProgram program = new();

    public void Dispose() => program.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task Without_root_it_says_so_and_makes_nothing()
    {
        File.SetUnixFileMode(program.Lab, (UnixFileMode)0b111_111_111);

        var answer = await program.RunAsync(Up, under: ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("| root: only root can boot a system container; run this with sudo", answer.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(program.Lab, "work/id_ed25519")), "a key pair was made");
    }

    [Fact(Timeout = 60_000)]
    public async Task On_a_disk_that_is_too_small_it_says_how_much_is_missing()
    {
        var work = Directory.CreateDirectory(Path.Combine(program.Lab, "work")).FullName;

        var answer = await program.RunAsync(
            Up, under: ["unshare", "--mount", "sh", "-c", "mount -t tmpfs -o size=8m tmpfs \"$0\" && exec \"$@\"", work]);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains($"| disk: '{work}' has 7 MiB free, needed are 16384 MiB; free some space there", answer.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task On_a_disk_that_is_full_it_says_which_file_could_not_be_written()
    {
        var work = Directory.CreateDirectory(Path.Combine(program.Lab, "work")).FullName;

        var answer = await program.RunAsync(
            Up, under: ["unshare", "--mount", "sh", "-c", "mount -t tmpfs -o size=64k tmpfs \"$0\"; head -c 1M /dev/zero > \"$0/full\" 2>/dev/null; exec \"$@\"", work]);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("No space left on device", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
    }
}

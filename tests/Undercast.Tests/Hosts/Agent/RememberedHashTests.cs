using Undercast.Hosts.Agent;

namespace Undercast.Tests.Hosts.Agent;

/// <summary>A hash that is remembered is that of the file as it is.</summary>
public sealed class RememberedHashTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void A_changed_program_is_hashed_anew_and_an_unchanged_one_is_not()
    {
        var program = folder.Path("program");
        File.WriteAllText(program, "one");
        var first = new AgentInstaller(program, folder.Root).Hash;
        var note = File.GetLastWriteTimeUtc(folder.Path("program-hash"));

        Assert.Equal(new AgentInstaller(program).Hash, first);
        Assert.Equal(first, new AgentInstaller(program, folder.Root).Hash);
        Assert.Equal(note, File.GetLastWriteTimeUtc(folder.Path("program-hash")));

        File.WriteAllText(program, "another");
        Assert.Equal(new AgentInstaller(program).Hash, new AgentInstaller(program, folder.Root).Hash);
        Assert.NotEqual(first, new AgentInstaller(program, folder.Root).Hash);
    }

    public void Dispose() => folder.Dispose();
}

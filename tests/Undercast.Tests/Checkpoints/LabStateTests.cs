using System.Text.Json.Nodes;
using Undercast.Checkpoints;

namespace Undercast.Tests.Checkpoints;

/// <summary>What the Orchestrator knew comes back, and what it learned about the present stays.</summary>
public sealed class LabStateTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("undercast-state-").FullName;
    private readonly LabPaths paths;

    public LabStateTests()
    {
        paths = new LabPaths(folder);
        Directory.CreateDirectory(paths.Work);
        Write("undercloud-secrets.json", "{\"values\":{\"admin\":\"old\"}}");
        Write("journal.json", "{\"records\":{\"a\":1},\"durations\":{\"step\":1}}");
        Write("known_hosts", "hypervisor ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFoldoldoldoldoldoldoldoldoldoldoldoldoldoldold\n");
    }

    [Fact]
    public void Secrets_and_records_come_back_and_durations_stay()
    {
        var state = new LabState(paths, Guid.NewGuid());
        state.Save();
        Write("undercloud-secrets.json", "{\"values\":{\"admin\":\"new\"}}");
        Write("journal.json", "{\"records\":{\"a\":2,\"b\":3},\"durations\":{\"step\":5,\"later\":7}}");

        Assert.True(state.Restore());

        Assert.Contains("old", Read("undercloud-secrets.json"), StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("{\"records\":{\"a\":1},\"durations\":{\"step\":5,\"later\":7}}"), JsonNode.Parse(Read("journal.json"))));
    }

    [Fact]
    public void A_state_that_is_gone_changes_nothing()
    {
        Assert.False(new LabState(paths, Guid.NewGuid()).Restore());

        Assert.Contains("old", Read("undercloud-secrets.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void States_of_checkpoints_that_are_no_more_are_removed()
    {
        var kept = Guid.NewGuid();
        new LabState(paths, kept).Save();
        new LabState(paths, Guid.NewGuid()).Save();

        LabState.KeepOnly(paths, [new Checkpoint("lab", "a", DateTimeOffset.UnixEpoch, kept, [], "", [])]);

        Assert.Equal(kept.ToString("N"), Path.GetFileName(Assert.Single(Directory.EnumerateDirectories(paths.LabStates))));
    }

    [Fact]
    public void What_is_saved_is_readable_by_its_owner_alone()
    {
        File.SetUnixFileMode(Path.Combine(paths.Work, "undercloud-secrets.json"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        new LabState(paths, Guid.NewGuid()).Save();

        var saved = Directory.EnumerateFiles(paths.LabStates, "undercloud-secrets.json", SearchOption.AllDirectories).Single();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(saved));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(paths.Work, name), content);

    private string Read(string name) => File.ReadAllText(Path.Combine(paths.Work, name));
}

using Undercast.Bmc;
using Undercast.Checkpoints;
using Undercast.Machines;

namespace Undercast.Tests.Checkpoints;

/// <summary>What of checkpoints needs no machine: names, folders, records.</summary>
public sealed class CheckpointTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("undercast-checkpoint-").FullName;

    [Theory]
    [InlineData("install-undercloud")]
    [InlineData("a")]
    [InlineData("before_upgrade.2")]
    public void A_name_becomes_a_folder(string name) => Assert.Equal(name, CheckpointName.Check(name));

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData(".hidden")]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("a\n")]
    [InlineData("-f")]
    public void A_name_that_would_be_another_path_or_an_option_is_refused(string name) =>
        Assert.Contains("letters, digits", Assert.Throws<CheckpointException>(() => CheckpointName.Check(name)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_checkpoint_is_read_as_it_was_written()
    {
        var checkpoint = new Checkpoint(
            "lab", "a", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), Guid.NewGuid(), [new NetworkDefinition("lab", "ctlplane", "br-ctlplane", "192.168.24.254/24")], "192.168.24.254", ["undercloud-0"]);

        new CheckpointFolder(folder).Write(checkpoint);

        Assert.Equivalent(checkpoint, new CheckpointFolder(folder).Read(), strict: true);
    }

    [Fact]
    public void The_records_of_a_machine_are_those_that_it_has()
    {
        var files = new MachineFiles("node-0", folder);
        files.Write(new BootRecord(BootSettings.Default));
        files.Write(BmcAccess.New(6230));
        File.WriteAllText(Path.Combine(files.Folder, "media.ca"), "not a record");

        Assert.Equal(["bmc.json", "boot.json"], files.Records.Select(path => Path.GetFileName(path)!).Order());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}

using Undercast.Hosts;
using Undercast.Services;
using Undercast.Services.Apply;
using Undercast.Services.Render;
using Undercast.Tests.Hosts;

namespace Undercast.Tests.Services;

public sealed class FileApplicationTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly LocalCommandRunner host = new(TimeProvider.System);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_second_time_nothing_changes()
    {
        var files = new FileApplication(host, folder.Root);
        var wanted = await ConfigurationAsync("first");

        Assert.NotEmpty(await files.ApplyAsync(wanted, TestContext.Current.CancellationToken));
        Assert.Empty(await files.ApplyAsync(wanted, TestContext.Current.CancellationToken));
        Assert.Equal(["/etc/one.conf"], await files.ApplyAsync(await ConfigurationAsync("second"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Systemd_has_to_read_only_after_something_was_written()
    {
        var files = new FileApplication(host, folder.Root);
        Assert.False(files.Unread);

        Assert.True(await UnreadAfterAsync("first"));
        files.RecordRead();
        Assert.False(await UnreadAfterAsync("first"));
        Assert.True(await UnreadAfterAsync("second"));
        Assert.True(await UnreadAfterAsync("second")); // nobody has read it yet

        async Task<bool> UnreadAfterAsync(string content)
        {
            await files.ApplyAsync(await ConfigurationAsync(content), TestContext.Current.CancellationToken);
            return files.Unread;
        }
    }

    [Fact]
    public async Task A_unit_that_is_no_longer_wanted_has_to_be_read_as_gone()
    {
        var files = new FileApplication(host, folder.Root);
        await files.ApplyAsync(await ConfigurationAsync("first"), TestContext.Current.CancellationToken);
        files.RecordRead();
        await File.WriteAllTextAsync($"{folder.Root}{ServicePaths.Units}/old.container", $"{QuadletText.Mark}\n", TestContext.Current.CancellationToken);

        await files.ApplyAsync(await ConfigurationAsync("first"), TestContext.Current.CancellationToken);
        Assert.True(files.Unread);
    }

    [Fact]
    public async Task A_folder_with_another_mode_is_put_right()
    {
        var files = new FileApplication(host, folder.Root);
        var wanted = await ConfigurationAsync("first");
        await files.ApplyAsync(wanted, TestContext.Current.CancellationToken);
        File.SetUnixFileMode(folder.Path("state"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        Assert.Equal(["/state"], await files.ApplyAsync(wanted, TestContext.Current.CancellationToken));
        Assert.Empty(await files.ApplyAsync(wanted, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Only_units_with_our_mark_are_superfluous()
    {
        var files = new FileApplication(host, folder.Root);
        await files.ApplyAsync(await ConfigurationAsync("first"), TestContext.Current.CancellationToken);
        var units = folder.Root + ServicePaths.Units;
        await File.WriteAllTextAsync($"{units}/old.container", $"{QuadletText.Mark}\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync($"{units}/theirs.container", "[Container]\n", TestContext.Current.CancellationToken);

        Assert.Equal(["old"], files.Superfluous(await ConfigurationAsync("first")));
    }

    [Fact]
    public async Task What_a_unit_was_started_with_is_remembered()
    {
        var files = new FileApplication(host, folder.Root);
        var unit = (await ConfigurationAsync("first")).Units[0];

        Assert.Null(files.Applied(unit.Name));
        await files.RecordAsync(unit, TestContext.Current.CancellationToken);
        Assert.Equal("fingerprint", files.Applied(unit.Name));
        files.Remove(unit.Name);
        Assert.Null(files.Applied(unit.Name));
    }

    private async Task<MachineConfiguration> ConfigurationAsync(string content)
    {
        // Whoever runs the tests owns the files: only root may give them away.
        var user = (await host.RunAsync(new Command("id", "--user"), TestContext.Current.CancellationToken)).Output.Trim();
        var group = (await host.RunAsync(new Command("id", "--group"), TestContext.Current.CancellationToken)).Output.Trim();
        var owner = $"{user}:{group}";
        return new(
            "machine",
            "Role",
            [new MachineFolder("/state", "755", owner)],
            [new MachineFile("/etc/one.conf", "640", owner, content)],
            [new UnitConfiguration("one", StartPhase.Platform, $"{QuadletText.Mark}\n[Container]\n", "fingerprint", new([], null, null))],
            [],
            null);
    }
}

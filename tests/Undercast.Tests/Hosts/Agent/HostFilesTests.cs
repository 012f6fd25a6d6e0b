using Undercast.Hosts.Agent;
using static Undercast.Tests.Hosts.DummyProgram;

namespace Undercast.Tests.Hosts.Agent;

public sealed class HostFilesTests : IDisposable
{
    private const UnixFileMode Secret = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly TemporaryFolder folder = Folder();

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task A_file_is_written_once_and_then_left_alone()
    {
        var request = FileWriteRequest.FromText(folder.Path("new/deep/file"), "content\n") with { Mode = Secret };

        Assert.True((await HostFiles.WriteAsync(request, Cancel)).Changed);
        var before = File.GetLastWriteTimeUtc(request.Path);
        Assert.False((await HostFiles.WriteAsync(request, Cancel)).Changed);

        Assert.Equal(before, File.GetLastWriteTimeUtc(request.Path));
        Assert.Equal("content\n", await File.ReadAllTextAsync(request.Path, Cancel));
        Assert.Equal(Secret, File.GetUnixFileMode(request.Path));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path("new/deep")));
    }

    [Fact(Timeout = 60_000)]
    public async Task Another_content_or_mode_is_a_change()
    {
        var request = FileWriteRequest.FromText(folder.Path("file"), "one");
        await HostFiles.WriteAsync(request, Cancel);

        Assert.True((await HostFiles.WriteAsync(request with { Content = "two"u8.ToArray() }, Cancel)).Changed);
        Assert.True((await HostFiles.WriteAsync(request with { Content = "two"u8.ToArray(), Mode = Secret }, Cancel)).Changed);
        Assert.Equal(Secret, File.GetUnixFileMode(request.Path));
    }

    [Fact(Timeout = 60_000)]
    public async Task The_owner_asked_for_is_the_owner()
    {
        // Giving a file away takes root; keeping it is everyone's right.
        var path = folder.Path("file");
        await File.WriteAllTextAsync(path, "x", Cancel);
        var mine = FileOwner.Of(path);
        var request = FileWriteRequest.FromText(path, "y") with { Owner = $"{mine.User}:{mine.Group}" };

        Assert.True((await HostFiles.WriteAsync(request, Cancel)).Changed);
        Assert.False((await HostFiles.WriteAsync(request, Cancel)).Changed);
        Assert.Equal(mine, FileOwner.Of(path));
        Assert.Equal(new FileOwner(0, 0), FileOwner.Parse("root:root"));
        Assert.Equal(new FileOwner(7, null), FileOwner.Parse("7"));
        var unknown = await Assert.ThrowsAsync<IOException>(() => HostFiles.WriteAsync(request with { Owner = "no-such-user" }, Cancel));
        Assert.Equal("user 'no-such-user' is not in /etc/passwd; create it first", unknown.Message);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_write_that_fails_leaves_the_old_file_and_nothing_beside_it()
    {
        var request = FileWriteRequest.FromText(folder.Path("file"), "old");
        await HostFiles.WriteAsync(request, Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => HostFiles.WriteAsync(request with { Content = "new"u8.ToArray() }, new CancellationToken(canceled: true)));

        Assert.Equal("old", await File.ReadAllTextAsync(request.Path, Cancel));
        Assert.Single(Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_link_is_replaced_by_the_file_and_its_target_stays()
    {
        await File.WriteAllTextAsync(folder.Path("target"), "same", Cancel);
        File.CreateSymbolicLink(folder.Path("link"), folder.Path("target"));

        Assert.True((await HostFiles.WriteAsync(FileWriteRequest.FromText(folder.Path("link"), "same"), Cancel)).Changed);

        Assert.Null(new FileInfo(folder.Path("link")).LinkTarget);
        Assert.Equal("same", await File.ReadAllTextAsync(folder.Path("target"), Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_piece_a_tail_a_missing_file_and_one_of_proc_can_be_read()
    {
        var path = folder.Path("file");
        await File.WriteAllTextAsync(path, "0123456789", Cancel);

        Assert.Equal(("234", 10), Pair(await HostFiles.ReadAsync(new FileReadRequest(path, 2, 3), Cancel)));
        Assert.Equal(("89", 10), Pair(await HostFiles.ReadAsync(new FileReadRequest(path, -2), Cancel)));
        Assert.Equal((null, 0), Pair(await HostFiles.ReadAsync(new FileReadRequest(folder.Path("no")), Cancel)));
        Assert.Contains("VmRSS", (await HostFiles.ReadAsync(new FileReadRequest("/proc/self/status"), Cancel)).Text, StringComparison.Ordinal);

        static (string?, long) Pair(FileReadResult result) => (result.Text, result.Size);
    }

    [Fact(Timeout = 60_000)]
    public async Task All_of_it_works_over_a_channel()
    {
        await using var channel = await AgentChannelTests.ConnectAsync();
        var path = folder.Path("über/file");
        var content = new byte[1_000_000];
        new Random(2).NextBytes(content);

        Assert.Equal(new FileExistsResult(false, false, 0), await channel.AskAsync(HostMethods.FileExists, new FileExistsRequest(path), null, Cancel));
        Assert.True((await channel.AskAsync(HostMethods.FileWrite, new FileWriteRequest(path, content) { Mode = Secret }, null, Cancel)).Changed);
        Assert.False((await channel.AskAsync(HostMethods.FileWrite, new FileWriteRequest(path, content) { Mode = Secret }, null, Cancel)).Changed);
        Assert.Equal(content, (await channel.AskAsync(HostMethods.FileRead, new FileReadRequest(path), null, Cancel)).Content);
        Assert.Equal(new FileExistsResult(true, false, 1_000_000), await channel.AskAsync(HostMethods.FileExists, new FileExistsRequest(path), null, Cancel));
        Assert.Equal(new FileExistsResult(true, true, 0), await channel.AskAsync(HostMethods.FileExists, new FileExistsRequest(folder.Root), null, Cancel));
    }
}

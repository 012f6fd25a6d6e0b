using Undercast.Hosts;
using Undercast.Images;

namespace Undercast.Tests.Images;

/// <summary>Images carried from one cache to another, with real tar and zstd.</summary>
public sealed class ImageArchiveTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("undercast-archive-").FullName;

    private string File => Path.Combine(root, "images.tar.zst");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task What_one_cache_has_another_can_take_once()
    {
        var image = Build("here");
        await Archive("here").ExportAsync([ImageSamples.Recipe], File, TestContext.Current.CancellationToken);

        Assert.Equal([Path.GetFileName(image.Folder)], await Archive("there").ImportAsync(File, null, TestContext.Current.CancellationToken));

        Assert.Equal("content", await System.IO.File.ReadAllTextAsync(Find("there")!.Part("disk.raw"), TestContext.Current.CancellationToken));
        Assert.Empty(await Archive("there").ImportAsync(File, null, TestContext.Current.CancellationToken));
        Assert.Single(Directory.EnumerateDirectories(Path.Combine(root, "there")));
    }

    [Fact]
    public async Task Of_two_at_once_one_takes_it()
    {
        Build("here");
        await Archive("here").ExportAsync([ImageSamples.Recipe], File, TestContext.Current.CancellationToken);

        var taken = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Archive("there").ImportAsync(File, null, TestContext.Current.CancellationToken)));

        Assert.Single(taken.SelectMany(folders => folders));
        Assert.NotNull(Find("there"));
    }

    [Fact]
    public async Task What_is_not_in_the_cache_is_named()
    {
        var refused = await Assert.ThrowsAsync<ImageArchiveException>(() => Archive("here").ExportAsync([ImageSamples.Recipe], File, TestContext.Current.CancellationToken));

        Assert.Contains($"has no image {ImageSamples.Recipe.Name}; build them first", refused.Message, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public async Task Another_file_than_the_one_meant_is_refused()
    {
        Build("here");
        await Archive("here").ExportAsync([ImageSamples.Recipe], File, TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<ImageArchiveException>(() => Archive("there").ImportAsync(File, new string('0', 64), TestContext.Current.CancellationToken));

        Assert.Contains("nothing was taken from it", refused.Message, StringComparison.Ordinal);
        Assert.Null(Find("there"));
    }

    [Fact]
    public async Task An_image_that_was_changed_in_the_archive_is_refused_and_nothing_is_left()
    {
        var image = Build("here");
        await System.IO.File.WriteAllTextAsync(image.Part("disk.raw"), "CONTENT", TestContext.Current.CancellationToken);
        await Archive("here").ExportAsync([ImageSamples.Recipe], File, TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<ImageArchiveException>(() => Archive("there").ImportAsync(File, null, TestContext.Current.CancellationToken));

        Assert.Contains("the file 'disk.raw' of the image", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(root, "there")));
    }

    [Fact]
    public async Task A_file_that_is_no_archive_is_refused()
    {
        await System.IO.File.WriteAllTextAsync(File, "no archive", TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<CommandFailedException>(() => Archive("there").ImportAsync(File, null, TestContext.Current.CancellationToken));

        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(root, "there")));
    }

    private CachedImage? Find(string cache) => Cache(cache).Find(ImageSamples.Recipe.Name, ContentHash.Of(ImageSamples.Recipe));

    private ImageCache Cache(string name) => new(Path.Combine(root, name));

    private ImageArchive Archive(string cache) => new(new LocalCommandRunner(TimeProvider.System), Cache(cache), TimeProvider.System);

    private CachedImage Build(string cache)
    {
        var hash = ContentHash.Of(ImageSamples.Recipe);
        var partial = Cache(cache).Begin(ImageSamples.Recipe.Name, hash);
        System.IO.File.WriteAllText(Path.Combine(partial, "disk.raw"), "content");
        return Cache(cache).Commit(partial, ImageSamples.Recipe.Name, hash, ["a=1"], TimeSpan.Zero);
    }
}

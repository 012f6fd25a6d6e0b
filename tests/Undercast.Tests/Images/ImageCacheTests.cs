using Undercast.Images;

namespace Undercast.Tests.Images;

public sealed class ImageCacheTests : IDisposable
{
    private const string Hash = "0123456789abcdef";

    private readonly string root = Directory.CreateTempSubdirectory("undercast-images-").FullName;

    private ImageCache Cache => new(root);

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void What_was_committed_is_found_with_its_hashes()
    {
        var image = Build("disk.raw", "content");

        var found = Cache.Find("image", Hash);

        Assert.NotNull(found);
        Assert.Equal(image.Folder, found.Folder);
        Assert.Equal("ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73", found.Sha256("disk.raw"));
        Assert.Equal(["a=1"], found.Manifest.Packages);
        Assert.Empty(ImageCache.Damaged(found));
    }

    [Fact]
    public void A_build_that_was_cut_off_is_not_found()
    {
        File.WriteAllText(Path.Combine(Cache.Begin("image", Hash), "disk.raw"), "half");

        Assert.Null(Cache.Find("image", Hash));
    }

    [Fact]
    public void The_next_build_begins_with_an_empty_folder()
    {
        File.WriteAllText(Path.Combine(Cache.Begin("image", Hash), "disk.raw"), "half");

        Assert.Empty(Directory.EnumerateFileSystemEntries(Cache.Begin("image", Hash)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    public void A_damaged_manifest_is_no_image(string manifest)
    {
        var image = Build("disk.raw", "content");
        File.WriteAllText(image.Part("manifest.json"), manifest);

        Assert.Null(Cache.Find("image", Hash));
    }

    [Fact]
    public void A_truncated_file_is_no_image()
    {
        var image = Build("disk.raw", "content");
        File.WriteAllText(image.Part("disk.raw"), "cont");

        Assert.Null(Cache.Find("image", Hash));
    }

    [Fact]
    public void A_missing_file_is_no_image()
    {
        var image = Build("disk.raw", "content");
        File.Delete(image.Part("disk.raw"));

        Assert.Null(Cache.Find("image", Hash));
    }

    [Fact]
    public void A_changed_byte_is_told_when_every_byte_is_read()
    {
        var image = Build("disk.raw", "content");
        File.WriteAllText(image.Part("disk.raw"), "CONTENT");

        Assert.Equal(["disk.raw"], ImageCache.Damaged(image));
    }

    [Fact]
    public void Another_recipe_does_not_find_it()
    {
        Build("disk.raw", "content");

        Assert.Null(Cache.Find("image", "fedcba9876543210"));
    }

    [Fact]
    public void An_image_is_built_by_one_at_a_time()
    {
        using (Cache.TryLock("image", Hash))
        {
            Assert.Null(Cache.TryLock("image", Hash));
            using var other = Cache.TryLock("other", Hash);
            Assert.NotNull(other);
        }

        using var later = Cache.TryLock("image", Hash);
        Assert.NotNull(later);
    }

    private CachedImage Build(string file, string content)
    {
        var partial = Cache.Begin("image", Hash);
        File.WriteAllText(Path.Combine(partial, file), content);
        return Cache.Commit(partial, "image", Hash, ["a=1"], TimeSpan.FromSeconds(1.25));
    }
}

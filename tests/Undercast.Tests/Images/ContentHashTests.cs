using CsCheck;
using Undercast.Images;

namespace Undercast.Tests.Images;

public sealed class ContentHashTests
{
    [Fact]
    public void The_same_recipe_has_the_same_hash() =>
        Assert.Equal(ContentHash.Of(ImageSamples.Recipe), ContentHash.Of(ImageSamples.Recipe with { Finish = ["true"], Files = [ImageSamples.File("etc/a", "one")] }));

    [Fact]
    public void Everything_that_goes_in_changes_the_hash()
    {
        var recipe = ImageSamples.Recipe;
        var tree = ImageSamples.Tree;
        string[] hashes =
        [
            .. new[]
            {
                recipe,
                recipe with { Name = "other" },
                recipe with { Output = new ImageOutput.Disk(FreeMiB: 11) },
                recipe with { Output = new ImageOutput.Ramdisk() },
                recipe with { Finish = ["false"] },
                recipe with { Finish = ["tr", "ue"] },
                recipe with { Files = [ImageSamples.File("etc/a", "two")] },
                recipe with { Files = [ImageSamples.File("etc/b", "one")] },
                recipe with { Files = [ImageSamples.File("etc/a", "one", UnixFileMode.UserWrite)] },
                recipe with { Files = [] },
                recipe with { Containers = recipe },
                recipe with { Containers = recipe with { Finish = [] } },
                recipe with { Tree = tree with { Suite = "forky" } },
                recipe with { Tree = tree with { Packages = ["dbus"] } },
                recipe with { Tree = tree with { Packages = ["dbusudev"] } },
                recipe with { Tree = tree with { Packages = ["dbus"], StoodInFor = ["udev"] } },
                recipe with { Tree = tree with { Accounts = [new SystemAccount("nova", 1, "/")] } },
                recipe with { Tree = tree with { Accounts = [new SystemAccount("nova", 2, "/")] } },
                recipe with { Tree = tree with { EarlyFiles = [ImageSamples.File("etc/a", "one")] } },
                recipe with { Tree = tree with { Excluded = ["/usr/share/x"] } },
            }.Select(ContentHash.Of),
        ];

        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }

    [Fact]
    public void Lists_cut_differently_never_have_one_hash() =>
        Gen.String.Array[1, 4].Array[2, 2].Sample(lists =>
        {
            var same = lists[0].SequenceEqual(lists[1]);
            return same == (ContentHash.Of(ImageSamples.Tree with { Packages = lists[0] }) == ContentHash.Of(ImageSamples.Tree with { Packages = lists[1] }));
        });
}

using Undercast.Images;

namespace Undercast.Tests.Images;

public sealed class PackageTreeBuilderTests
{
    private static string[] Render(PackageTree tree, bool offline = false) => PackageTreeBuilder.Render(tree, "/t", "/w", "/d", offline, compileLast: true).Arguments;

    [Fact]
    public void Packages_suite_and_target_are_what_the_recipe_says()
    {
        var arguments = Render(ImageSamples.Tree);

        Assert.Equal(["--include=dbus,udev", "trixie", "/t"], arguments[^3..]);
        Assert.Contains("--variant=minbase", arguments);
    }

    [Fact]
    public void A_build_has_mount_and_process_namespaces_of_its_own() =>
        Assert.Equal(["--mount", "--pid", "--fork", "--kill-child"], Render(ImageSamples.Tree)[..4]);

    [Fact]
    public void Offline_asks_no_mirror_for_lists()
    {
        Assert.Contains("--skip=essential/unlink,download/empty,update", Render(ImageSamples.Tree, offline: true));
        Assert.Contains("--skip=essential/unlink,download/empty", Render(ImageSamples.Tree));
    }

    [Fact]
    public void A_stand_in_is_installed_only_when_something_is_stood_in_for()
    {
        Assert.DoesNotContain(Render(ImageSamples.Tree), argument => argument.Contains("stand-in", StringComparison.Ordinal));
        Assert.Contains(Render(ImageSamples.Tree with { StoodInFor = ["fio"] }), argument => argument.Contains("stand-in", StringComparison.Ordinal));
    }

    [Fact]
    public void Excluded_paths_reach_dpkg() =>
        Assert.Contains("--dpkgopt=path-exclude=/usr/x/*", Render(ImageSamples.Tree with { Excluded = ["/usr/x/*"] }));
}

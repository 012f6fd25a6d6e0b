using Undercast.Hosts;

namespace Undercast.Images;

/// <summary>
/// Downloaded packages and package lists, shared by all builds so that nothing is downloaded twice. Each build works on hard links of
/// its own, because apt locks these folders; what apt downloaded comes back afterwards. apt itself checks each file's hash before use.
/// </summary>
internal sealed class PackageCache(ICommandRunner host, string root)
{
    private string Shared => Path.Combine(root, "packages");

    /// <summary>There are package lists, so that a build without a network can be tried.</summary>
    public bool HasLists => Directory.Exists(Path.Combine(Shared, "lists")) && Directory.EnumerateFiles(Path.Combine(Shared, "lists")).Any();

    /// <summary>The folders of one build. What an interrupted build downloaded, half a file included, is still in them.</summary>
    public async Task<string> OpenAsync(string build, CancellationToken cancel)
    {
        var own = Path.Combine(root, $"packages-{build}.partial");
        await RunAsync("mkdir -p \"$1/debs\" \"$1/lists\" \"$2/debs/partial\" \"$2/lists/partial\"; cp -r -n -l -t \"$2\" \"$1/debs\" \"$1/lists\"", Shared, own, cancel);
        return own;
    }

    /// <summary>Keeps what the build downloaded. Lists are replaced, packages added.</summary>
    public Task CloseAsync(string own, CancellationToken cancel) =>
        RunAsync("rm -f \"$2\"/*/lock; rm -rf \"$2\"/*/partial; cp -r -f -l -t \"$1\" \"$2/debs\" \"$2/lists\"; rm -rf \"$2\"", Shared, own, cancel);

    private Task<CommandResult> RunAsync(string script, string shared, string own, CancellationToken cancel) =>
        host.RunAsync(new Command("sh", "-euc", script, "sh", shared, own), cancel);
}

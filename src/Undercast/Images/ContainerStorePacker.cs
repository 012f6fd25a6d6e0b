using Undercast.Hosts;

namespace Undercast.Images;

/// <summary>Puts a tree into a new podman image store as one image of one layer.</summary>
internal sealed class ContainerStorePacker(ICommandRunner host)
{
    /// <summary>Fills <paramref name="store"/>, which is laid out like the root of the machine that will carry it.</summary>
    public async Task PackAsync(MergedTree tree, string store, string reference, CancellationToken cancel)
    {
        var location = Path.Combine(store, ImageOutput.StoreLocation);
        await host.RunAsync(tree.Outside(Import, location, reference), cancel);
    }

    // podman keeps a copy of the archive while it unpacks it; TMPDIR puts that beside the store, and not in a small /tmp.
    // A path of more than 50 characters it takes for nothing that it writes at run time; /run is this command's own.
    // Its database and volumes belong to a store that containers are run from, which this one is not.
    private const string Import =
        "mkdir -p \"$1\" \"$layer/tmp\"; mount -t tmpfs tmpfs /run; export TMPDIR=\"$layer/tmp\"; "
        + "tar --create --xattrs --xattrs-include=security.capability --exclude=./proc/* --exclude=./sys/* . "
        + "| podman --root \"$1\" --runroot /run/podman --storage-driver overlay import --quiet - \"$2\"; "
        + "rm -rf \"$1/db.sql\" \"$1/libpod\" \"$1/volumes\" \"$1/defaultNetworkBackend\"";
}

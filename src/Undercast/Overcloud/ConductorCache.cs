using Undercast.Hosts;
using Undercast.Services;
using Undercast.Services.Catalog;

namespace Undercast.Overcloud;

/// <summary>
/// Ironic's conductor has an image before it asks for it: Glance's own file, by a hard link, in place of gigabytes through Glance's API and a
/// second copy of them. Nothing rests on it: without it the conductor downloads, and the agent on the node checks the sum in any case.
/// </summary>
internal sealed class ConductorCache(ICommandRunner host)
{
    // Only who owns a file may link it again, as the conductor does for each node; Glance goes on reading it, and so does the server of the nodes.
    private const string Script = "ln --force \"$1\" \"$2\"; chown \"$3\" \"$2\"; chmod 644 \"$2\"";

    /// <param name="imageId">A raw image in Glance.</param>
    /// <param name="cancel">Ends it.</param>
    public Task FillAsync(string imageId, CancellationToken cancel) => host.RunAsync(
        new Command(
            "sh", "-euc", Script, "sh", $"{ServicePaths.StateOf(Glance.Component)}/images/{imageId}",
            // The ending is Ironic's word for: raw, whatever it was before.
            $"{ServicePaths.StateOf(Ironic.Component)}/master_images/{imageId}.converted", Ironic.Component.Owner),
        cancel);
}

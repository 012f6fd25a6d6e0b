using Undercast.OpenStack.Manila;
using Undercast.Steps;

namespace Undercast.Cloud.Verification;

/// <summary>A shared file system.</summary>
internal sealed class ShareParts(UsedCloud used)
{
    public IReadOnlyList<VerificationPart> All => [new("share", "a share is made, and says where it can be mounted", CreateAsync)];

    private async Task CreateAsync(StepContext context, CancellationToken cancel)
    {
        var shares = used.Api.SharedFileSystem.Shares;
        var share = await shares.CreateAsync(
            new ShareRequest { Name = UsedCloud.Prefix, ShareProto = "CEPHFS", Size = 1, ShareType = Services.Catalog.Manila.ShareType }, cancel);
        await StateWait.UntilAsync(
            context,
            "the share",
            async stop => (await shares.GetAsync(share.Id, stop)).Status,
            ["available"],
            now => Task.FromResult(new Failure($"manila's share is '{now}'")
            {
                Machine = "controller-0",
                Command = $"GET /shares/{share.Id}",
                Cause = "manila-share cannot reach Ceph's mgr (its module `volumes`), or no MDS serves the file system",
                Cure = "their logs: `./undercast ssh-controller controller-0 sudo podman logs --tail 50 manila-share`, and ceph-mgr on ceph-0",
            }),
            cancel);
        var exports = await shares.ExportLocationsAsync(share.Id, cancel);
        context.Say(exports is [var first, ..] ? first.Path : throw new StepFailedException($"manila's share '{share.Id}' is available and has no export path"));
    }
}

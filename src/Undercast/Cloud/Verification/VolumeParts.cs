using System.Text.RegularExpressions;
using Undercast.OpenStack.Nova;
using Undercast.Steps;

namespace Undercast.Cloud.Verification;

/// <summary>A volume, and the guest that writes to it.</summary>
internal sealed partial class VolumeParts(UsedCloud used)
{
    public const string Volume = "volume", Attachment = "attachment";

    // What the guest writes to an empty volume and reads back past its cache.
    private const string Mark = "undercast-mark";

    public IReadOnlyList<VerificationPart> All =>
    [
        new(Volume, "a volume is made", CreateAsync),
        new(Attachment, "the server writes to the volume and reads it back", AttachAsync, Volume, ServerParts.Console),
    ];

    private async Task CreateAsync(StepContext context, CancellationToken cancel)
    {
        var volumes = used.Api.BlockStorage.Volumes;
        var volume = await volumes.CreateAsync(new() { Name = UsedCloud.Prefix, Size = 1 }, cancel);
        await UntilAsync(context, volume.Id, "available", cancel);
        used.VolumeId = volume.Id;
        context.Say($"1 GiB of type {(await volumes.GetAsync(volume.Id, cancel)).VolumeType}");
    }

    private async Task AttachAsync(StepContext context, CancellationToken cancel)
    {
        var (server, volume) = (used.ServerId!, used.VolumeId!);
        await used.Api.Compute.Servers.VolumeAttachments(server).CreateAsync(new VolumeAttachmentRequest(volume), cancel);
        await UntilAsync(context, volume, "in-use", cancel);
        var line = Match.Empty;
        await used.WaitForConsoleAsync(context, "volume", console => (line = Seen().Match(console)).Success, cancel);
        if (line.Groups[1].Value != Mark)
        {
            throw new StepFailedException(await ServerFailure.DescribeAsync(used.Api, server, $"the guest did not read from the volume what it had written: '{line.Value}'", cancel));
        }

        context.Say(line.Value);
    }

    private Task UntilAsync(StepContext context, string volume, string status, CancellationToken cancel) => StateWait.UntilAsync(
        context,
        "the volume",
        async stop => (await used.Api.BlockStorage.Volumes.GetAsync(volume, stop)).Status,
        [status],
        now => Task.FromResult(new Failure($"cinder's volume is '{now}'")
        {
            Machine = "controller-0",
            Command = $"GET /volumes/{volume}",
            Cause = "cinder-volume cannot reach Ceph, or Nova could not attach it",
            Cure = "its log: `./undercast ssh-controller controller-0 sudo podman logs --tail 50 cinder-volume`",
        }),
        cancel);

    [GeneratedRegex(@"undercast: volume \S+ \d+ bytes (\S+)", RegexOptions.CultureInvariant)]
    private static partial Regex Seen();
}

using System.Security.Cryptography;
using Undercast.Steps;

namespace Undercast.Cloud.Verification;

/// <summary>An object, byte for byte.</summary>
internal sealed class ObjectParts(UsedCloud used)
{
    private const string Name = "bytes";

    public IReadOnlyList<VerificationPart> All => [new("object", "an object is stored and read", StoreAsync)];

    private async Task StoreAsync(StepContext context, CancellationToken cancel)
    {
        var bytes = RandomNumberGenerator.GetBytes(1 << 20);
        await used.Api.ObjectStore.Containers.EnsureAsync(UsedCloud.Prefix, cancel);
        var objects = used.Api.ObjectStore.Objects(UsedCloud.Prefix);
        await objects.PutAsync(Name, bytes, cancel);
        var read = await objects.GetAsync(Name, cancel);
        if (!bytes.AsSpan().SequenceEqual(read))
        {
            throw new StepFailedException($"object '{UsedCloud.Prefix}/{Name}' has {read.Length} bytes that are not the {bytes.Length} that were stored");
        }

        context.Say($"{bytes.Length} bytes");
    }
}

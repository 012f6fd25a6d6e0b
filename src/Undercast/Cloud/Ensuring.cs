using Undercast.OpenStack;
using Undercast.OpenStack.Http;
using Undercast.OpenStack.Resources;

namespace Undercast.Cloud;

/// <summary>Brings the cloud to what is wanted, asking first; or only tells what it would change.</summary>
/// <param name="cloud">The cloud.</param>
/// <param name="request">What is wanted.</param>
/// <param name="cancel">Stops it.</param>
internal sealed class Ensuring(OpenStackCloud cloud, CloudRequest request, CancellationToken cancel)
{
    private readonly List<string> changes = [];

    public OpenStackCloud Cloud => cloud;

    public CloudRequest Wanted => request;

    public CancellationToken Cancel => cancel;

    /// <summary>What was, or would be, changed: a sentence each.</summary>
    public IReadOnlyList<string> Changes => changes;

    /// <summary>One resource by its name; null if it is missing and nothing may be made.</summary>
    public async Task<T?> ResourceAsync<T, TRequest>(ImmutableResource<T, TRequest> kind, string name, TRequest wanted, Query? within = null)
        where T : class
        where TRequest : class
    {
        var (found, difference) = await kind.CompareAsync(name, wanted, cancel, within);
        if (difference is null)
        {
            return found;
        }

        changes.Add(difference);
        return request.DryRun ? found : await kind.EnsureAsync(name, wanted, cancel, within);
    }

    /// <summary>Anything else that was found not to be so.</summary>
    public async Task ActAsync(string change, Func<Task> make)
    {
        changes.Add(change);
        if (!request.DryRun)
        {
            await make();
        }
    }
}

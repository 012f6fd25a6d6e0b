using Undercast.OpenStack.Http;
using Undercast.OpenStack.Keystone;
using Endpoint = Undercast.OpenStack.Keystone.Endpoint;

namespace Undercast.Services.Apply;

/// <summary>What Keystone holds, read at once: asked for each thing alone, an emulated Keystone would take a minute longer.</summary>
/// <param name="Users">Of one domain, by name.</param>
/// <param name="Services">By name.</param>
/// <param name="Endpoints">All.</param>
internal sealed record KnownIdentity(Dictionary<string, User> Users, Dictionary<string, ServiceEntry> Services, IReadOnlyList<Endpoint> Endpoints)
{
    public static async Task<KnownIdentity> ReadAsync(KeystoneClient identity, string domain, CancellationToken cancel) => new(
        (await identity.Users.ListAsync(Query.Where("domain_id", domain), cancel)).ToDictionary(user => user.Name),
        (await identity.Services.ListAsync(cancel)).Where(it => it.Name is not null).DistinctBy(it => it.Name).ToDictionary(it => it.Name!),
        await identity.Endpoints.ListAsync(cancel));

    /// <summary>An endpoint's URL, or null.</summary>
    public string? Url(string serviceId, string endpointInterface, string region) =>
        Endpoints.FirstOrDefault(it => it.ServiceId == serviceId && it.Interface == endpointInterface && it.RegionId == region)?.Url;
}

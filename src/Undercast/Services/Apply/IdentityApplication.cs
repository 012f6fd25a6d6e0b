using System.Collections.Concurrent;
using System.Net;
using Undercast.OpenStack;
using Undercast.OpenStack.Http;
using Undercast.OpenStack.Keystone;
using Undercast.Services.Render;

namespace Undercast.Services.Apply;

/// <summary>
/// Fills Keystone: 1. roles and the project of the services; 2. a user, a service and its endpoints for each component; 3. domains with
/// their owners. Its first user came with the databases.
/// </summary>
internal static class IdentityApplication
{
    private const string DefaultDomain = "default";
    private const string ServiceProject = "service";

    public static async Task<IReadOnlyList<string>> ApplyAsync(IdentityContent wanted, CancellationToken cancel)
    {
        var changes = new ConcurrentQueue<string>();
        var admin = new PasswordCredentials
        {
            AuthUrl = new Uri(wanted.Url),
            Username = "admin",
            Password = wanted.AdminPassword,
            ProjectName = "admin",
        };

        using var cloud = Cloud(admin);
        var identity = cloud.Identity;

        // 1.
        var roles = (await identity.Roles.ListAsync(cancel)).ToDictionary(role => role.Name, role => role.Id);
        foreach (var role in wanted.Roles.Where(role => !roles.ContainsKey(role)))
        {
            roles.Add(role, (await identity.Roles.CreateAsync(new() { Name = role }, cancel)).Id);
        }

        var project = await identity.Projects.EnsureAsync(ServiceProject, new() { Name = ServiceProject, DomainId = DefaultDomain }, cancel);

        // 2. Side by side: Keystone and its database wait for each other, too.
        var present = await KnownIdentity.ReadAsync(identity, DefaultDomain, cancel);
        await Task.WhenAll(wanted.Services.Select(EntryAsync));

        // 3.
        foreach (var domain in wanted.Domains)
        {
            var made = await identity.Domains.EnsureAsync(domain.Name, new() { Name = domain.Name }, cancel);
            var owner = admin with { Username = domain.Owner, Password = domain.OwnerPassword, ProjectName = null, UserDomainName = domain.Name };
            var there = await identity.Users.ListAsync(Query.Where("domain_id", made.Id).And("name", owner.Username), cancel);
            var user = await UserAsync(identity, there is [var known, ..] ? known : null, owner, made.Id, changes, cancel);
            await identity.RoleAssignments.GrantOnDomainAsync(made.Id, user, roles["admin"], cancel);
        }

        return [.. changes];

        async Task EntryAsync(IdentityEntry entry)
        {
            if (entry.Password.Length > 0)
            {
                await ServiceUserAsync(entry);
            }

            await EndpointsAsync(identity, present, entry, wanted.Region, cancel);
        }

        async Task ServiceUserAsync(IdentityEntry entry)
        {
            var there = present.Users.GetValueOrDefault(entry.Name);
            var user = await UserAsync(identity, there, admin with { Username = entry.Name, Password = entry.Password, ProjectName = null }, DefaultDomain, changes, cancel);
            var has = there is null ? [] : await identity.RoleAssignments.OnProjectAsync(project.Id, user, cancel);
            // `service` lets it vouch for those in whose name it calls others; `admin`, because policies of some services ask for it.
            foreach (var role in new[] { roles["service"], roles["admin"] }.Except(has))
            {
                await identity.RoleAssignments.GrantOnProjectAsync(project.Id, user, role, cancel);
            }
        }
    }

    private static async Task EndpointsAsync(KeystoneClient identity, KnownIdentity present, IdentityEntry entry, string region, CancellationToken cancel)
    {
        if (present.Services.GetValueOrDefault(entry.Name) is not { } service)
        {
            service = await identity.Services.CreateAsync(new() { Name = entry.Name, Type = entry.Type }, cancel);
        }
        else if (service.Type != entry.Type)
        {
            await identity.Services.EnsureAsync(entry.Name, new() { Name = entry.Name, Type = entry.Type }, cancel);
        }

        foreach (var (endpoint, url) in new[] { ("public", entry.PublicUrl), ("internal", entry.InternalUrl), ("admin", entry.InternalUrl) })
        {
            switch (present.Url(service.Id, endpoint, region))
            {
                case null:
                    await identity.Endpoints.CreateAsync(new() { ServiceId = service.Id, Interface = endpoint, Url = url, RegionId = region }, cancel);
                    break;
                case var other when other != url:
                    await identity.Endpoints.EnsureAsync(service.Id, endpoint, url, region, cancel);
                    break;
            }
        }
    }

    private static async Task<string> UserAsync(
        KeystoneClient identity, User? there, PasswordCredentials user, string domain, ConcurrentQueue<string> changes, CancellationToken cancel)
    {
        if (there is null)
        {
            changes.Enqueue($"keystone user {user.Username} made");
            return (await identity.Users.CreateAsync(new() { Name = user.Username, DomainId = domain, Password = user.Password }, cancel)).Id;
        }

        // Keystone shows no password: a login tells whether it is still the one.
        if (!await OpensAsync(user, cancel))
        {
            changes.Enqueue($"keystone user {user.Username} got its password");
            await identity.Users.UpdateAsync(there.Id, new() { Password = user.Password }, cancel);
        }

        return there.Id;
    }

    private static async Task<bool> OpensAsync(PasswordCredentials credentials, CancellationToken cancel)
    {
        using var cloud = Cloud(credentials);
        try
        {
            await cloud.TokenAsync(cancel);
            return true;
        }
        catch (UnexpectedStatusException refused) when (refused.Actual == HttpStatusCode.Unauthorized)
        {
            return false;
        }
    }

    private static OpenStackCloud Cloud(PasswordCredentials credentials) => new(credentials, new() { Interface = "internal" });
}

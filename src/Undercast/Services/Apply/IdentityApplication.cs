using System.Net;
using Undercast.Hosts;
using Undercast.OpenStack;
using Undercast.OpenStack.Http;
using Undercast.OpenStack.Keystone;
using Undercast.Services.Render;

namespace Undercast.Services.Apply;

/// <summary>
/// Fills Keystone: 1. its first user, by its own command, unless the password opens it already; 2. roles and the project of the services;
/// 3. a user, a service and its endpoints for each component; 4. domains with their owners.
/// </summary>
internal sealed class IdentityApplication(ICommandRunner host, Action<string> say)
{
    private const string DefaultDomain = "default";
    private const string ServiceProject = "service";

    public async Task<IReadOnlyList<string>> ApplyAsync(IdentityContent wanted, CancellationToken cancel)
    {
        var changes = new List<string>();
        var admin = new PasswordCredentials
        {
            AuthUrl = new Uri(wanted.Url),
            Username = "admin",
            Password = wanted.AdminPassword,
            ProjectName = "admin",
        };

        // 1.
        if (!await OpensAsync(admin, cancel))
        {
            say("keystone gets its first user");
            await BootstrapAsync(wanted, cancel);
            changes.Add("keystone's first user made");
        }

        using var cloud = Cloud(admin);
        var identity = cloud.Identity;

        // 2.
        foreach (var role in wanted.Roles)
        {
            await identity.Roles.EnsureAsync(role, new() { Name = role }, cancel);
        }

        var roles = (await identity.Roles.ListAsync(cancel)).ToDictionary(role => role.Name, role => role.Id);
        var project = await identity.Projects.EnsureAsync(ServiceProject, new() { Name = ServiceProject, DomainId = DefaultDomain }, cancel);

        // 3. Side by side: Keystone and its database wait for each other, too.
        var entries = await Task.WhenAll(wanted.Services.Select(entry => EntryAsync(identity, admin, entry, roles, project.Id, wanted.Region, cancel)));
        changes.AddRange(entries.SelectMany(made => made));

        // 4.
        foreach (var domain in wanted.Domains)
        {
            var made = await identity.Domains.EnsureAsync(domain.Name, new() { Name = domain.Name }, cancel);
            var owner = admin with { Username = domain.Owner, Password = domain.OwnerPassword, ProjectName = null, UserDomainName = domain.Name };
            var user = await UserAsync(identity, owner, made.Id, changes, cancel);
            await identity.RoleAssignments.GrantOnDomainAsync(made.Id, user, roles["admin"], cancel);
        }

        return changes;
    }

    private static async Task<IReadOnlyList<string>> EntryAsync(
        KeystoneClient identity, PasswordCredentials admin, IdentityEntry entry, Dictionary<string, string> roles, string project, string region, CancellationToken cancel)
    {
        var changes = new List<string>();
        if (entry.Password.Length > 0)
        {
            var user = await UserAsync(identity, admin with { Username = entry.Name, Password = entry.Password, ProjectName = null }, DefaultDomain, changes, cancel);
            var has = await identity.RoleAssignments.OnProjectAsync(project, user, cancel);
            // `service` lets it vouch for those in whose name it calls others; `admin`, because policies of some services ask for it.
            foreach (var role in new[] { roles["service"], roles["admin"] }.Except(has))
            {
                await identity.RoleAssignments.GrantOnProjectAsync(project, user, role, cancel);
            }
        }

        var service = await identity.Services.EnsureAsync(entry.Name, new() { Name = entry.Name, Type = entry.Type }, cancel);
        foreach (var (endpoint, url) in new[] { ("public", entry.PublicUrl), ("internal", entry.InternalUrl), ("admin", entry.InternalUrl) })
        {
            await identity.Endpoints.EnsureAsync(service.Id, endpoint, url, region, cancel);
        }

        return changes;
    }

    private static async Task<string> UserAsync(
        KeystoneClient identity, PasswordCredentials user, string domain, List<string> changes, CancellationToken cancel)
    {
        var within = Query.Where("domain_id", domain);
        var request = new UserRequest { Name = user.Username, DomainId = domain, Password = user.Password };
        var known = await identity.Users.ListAsync(within.And("name", user.Username), cancel);
        if (known is not [var found, ..])
        {
            changes.Add($"keystone user {user.Username} made");
            return (await identity.Users.EnsureAsync(user.Username, request, cancel, within)).Id;
        }

        // Keystone shows no password: a login tells whether it is still the one.
        if (!await OpensAsync(user, cancel))
        {
            changes.Add($"keystone user {user.Username} got its password");
            await identity.Users.UpdateAsync(found.Id, new() { Password = user.Password }, cancel);
        }

        return found.Id;
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

    // Made again, it sets the password of the user that is there.
    private async Task BootstrapAsync(IdentityContent wanted, CancellationToken cancel)
    {
        var entry = wanted.Services.First(s => s.Type == "identity");
        await host.RunAsync(
            new Command(
                "podman", "exec", "--env", "OS_BOOTSTRAP_PASSWORD", "keystone", "keystone-manage", "bootstrap",
                "--bootstrap-username", "admin", "--bootstrap-project-name", "admin", "--bootstrap-role-name", "admin",
                "--bootstrap-service-name", entry.Name, "--bootstrap-region-id", wanted.Region, "--bootstrap-public-url", entry.PublicUrl,
                "--bootstrap-internal-url", entry.InternalUrl, "--bootstrap-admin-url", entry.InternalUrl)
            {
                Environment = new Dictionary<string, string?> { ["OS_BOOTSTRAP_PASSWORD"] = wanted.AdminPassword },
                Secrets = [wanted.AdminPassword],
            },
            cancel);
    }
}

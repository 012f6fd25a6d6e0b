using Undercast.OpenStack.Http;
using Undercast.OpenStack.Resources;

namespace Undercast.OpenStack.Keystone;

/// <summary>Who has which role where. Granting what is granted already changes nothing.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/identity/v3/#roles"/>
public sealed class RoleAssignments
{
    private readonly RestEndpoint _endpoint;

    internal RoleAssignments(RestEndpoint endpoint) => _endpoint = endpoint;

    public Task GrantOnProjectAsync(string projectId, string userId, string roleId, CancellationToken cancel) =>
        _endpoint.DoAsync(RestRequest.Put($"/projects/{projectId}/users/{userId}/roles/{roleId}", null), cancel);

    public Task GrantOnDomainAsync(string domainId, string userId, string roleId, CancellationToken cancel) =>
        _endpoint.DoAsync(RestRequest.Put($"/domains/{domainId}/users/{userId}/roles/{roleId}", null), cancel);

    public Task GrantOnSystemAsync(string userId, string roleId, CancellationToken cancel) =>
        _endpoint.DoAsync(RestRequest.Put($"/system/users/{userId}/roles/{roleId}", null), cancel);

    /// <summary>Takes a role on a project away.</summary>
    /// <returns>False if it was not there.</returns>
    public Task<bool> RevokeOnProjectAsync(string projectId, string userId, string roleId, CancellationToken cancel) =>
        _endpoint.DoIfThereAsync(RestRequest.Delete($"/projects/{projectId}/users/{userId}/roles/{roleId}"), cancel);

    /// <summary>The ids of the roles that a user has on a project directly.</summary>
    public async Task<IReadOnlyList<string>> OnProjectAsync(string projectId, string userId, CancellationToken cancel)
    {
        var path = $"/projects/{projectId}/users/{userId}/roles";
        var body = await _endpoint.JsonAsync(RestRequest.Get(path), cancel);
        return [.. Json.Elements(body, "roles", path).Select(role => Json.Read(role, KeystoneJson.Default.Role, path).Id)];
    }
}

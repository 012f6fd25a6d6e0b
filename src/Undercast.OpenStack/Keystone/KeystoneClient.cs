using Undercast.OpenStack.Http;
using Undercast.OpenStack.Resources;

namespace Undercast.OpenStack.Keystone;

/// <summary>Keystone: users, projects, roles, and the catalog of services.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/identity/v3/"/>
/// <param name="endpoint">The service's root, <c>/v3</c>.</param>
public sealed class KeystoneClient(RestEndpoint endpoint)
{
    public MutableResource<Domain, DomainRequest> Domains { get; } = new(
        endpoint,
        new("/domains", "domain", "domains", KeystoneJson.Default.Domain, it => it.Id, it => it.Name) { UpdateForm = UpdateForm.Patch },
        KeystoneJson.Default.DomainRequest);

    public MutableResource<Project, ProjectRequest> Projects { get; } = new(
        endpoint,
        new("/projects", "project", "projects", KeystoneJson.Default.Project, it => it.Id, it => it.Name) { UpdateForm = UpdateForm.Patch },
        KeystoneJson.Default.ProjectRequest);

    public MutableResource<User, UserRequest> Users { get; } = new(
        endpoint,
        new("/users", "user", "users", KeystoneJson.Default.User, it => it.Id, it => it.Name) { UpdateForm = UpdateForm.Patch },
        KeystoneJson.Default.UserRequest);

    public MutableResource<Role, RoleRequest> Roles { get; } = new(
        endpoint,
        new("/roles", "role", "roles", KeystoneJson.Default.Role, it => it.Id, it => it.Name) { UpdateForm = UpdateForm.Patch },
        KeystoneJson.Default.RoleRequest);

    public RoleAssignments RoleAssignments { get; } = new(endpoint);

    public MutableResource<ServiceEntry, ServiceEntryRequest> Services { get; } = new(
        endpoint,
        new("/services", "service", "services", KeystoneJson.Default.ServiceEntry, it => it.Id, it => it.Name) { UpdateForm = UpdateForm.Patch },
        KeystoneJson.Default.ServiceEntryRequest);

    public Endpoints Endpoints { get; } = new(endpoint);
}

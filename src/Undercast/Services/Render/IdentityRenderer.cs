using Undercast.Services.Catalog;
using Undercast.Services.Secrets;

namespace Undercast.Services.Render;

/// <summary>Keystone's content, out of the components of the cloud.</summary>
internal static class IdentityRenderer
{
    public static IdentityContent Render(CloudContext cloud)
    {
        var heat = cloud.Components.Contains(Heat.Component);
        return new(
            cloud.IdentityUrl,
            cloud.Region,
            cloud.Secrets[SecretName.Admin],
            heat ? ["heat_stack_owner", "heat_stack_user"] : [],
            [.. cloud.Components.Where(c => c.Identity is not null).Select(c => Entry(cloud, c, c.Identity!))],
            heat ? [new(Heat.Domain, Heat.DomainAdmin, cloud.Secrets[SecretName.HeatDomainAdmin])] : []);
    }

    private static IdentityEntry Entry(CloudContext cloud, Component component, IdentityService service) => new(
        component.Name,
        service.Type,
        component == Keystone.Component ? "" : cloud.Secrets[SecretName.Identity(component)],
        $"https://{cloud.PublicHost}:{service.PublicPort}{service.Path}",
        $"http://{cloud.InternalHost}:{service.Port}{service.Path}");
}

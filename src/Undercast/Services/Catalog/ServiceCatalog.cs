using Undercast.Services.Roles;

namespace Undercast.Services.Catalog;

/// <summary>The catalog: every component that a cloud of ours may have.</summary>
internal static class ServiceCatalog
{
    public static IReadOnlyList<CatalogEntry> Entries { get; } =
    [
        MariaDb.Entry, RabbitMq.Entry, Memcached.Entry, HaProxy.Entry, Keepalived.Entry, OpenVSwitch.Entry, Registry.Entry,
        Keystone.Entry, Glance.Entry, Placement.Entry, Nova.Entry, Neutron.Entry, Ironic.Entry, Heat.Entry, Mistral.Entry,
        Ceph.Entry, ObjectGateway.Entry, Ovn.Entry, Libvirt.Entry, Cinder.Entry, Manila.Entry, Horizon.Entry,
    ];

    /// <summary>The services of a role, in the role's order.</summary>
    /// <exception cref="ArgumentException">The role names a service that the catalog does not have, or one needs a service of another name.</exception>
    public static IReadOnlyList<ServiceDefinition> Of(ServiceRole role, CloudContext cloud)
    {
        var all = Entries.Where(entry => role.Services.Any(entry.Services.Contains)).SelectMany(entry => entry.Define(cloud)).ToDictionary(service => service.Name);
        return [.. role.Services.Select(name => all.TryGetValue(name, out var service)
            ? service
            : throw new ArgumentException($"role {role.Name}: the catalog has no service '{name}'", nameof(role)))];
    }

    /// <summary>Whose part a service is.</summary>
    public static Component ComponentOf(string service) => Entries.First(entry => entry.Services.Contains(service)).Component;

    /// <summary>The components of which a cloud with these roles has a service.</summary>
    public static IReadOnlyList<Component> Components(params IReadOnlyList<ServiceRole> roles) =>
        [.. Entries.Where(entry => roles.Any(role => role.Services.Any(entry.Services.Contains))).Select(entry => entry.Component)];
}

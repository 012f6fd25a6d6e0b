using Undercast.Services.Ini;
using Undercast.Services.Secrets;

namespace Undercast.Services.Catalog;

/// <summary>Neutron in the overcloud: ML2 with OVN, so that no agent talks over RabbitMQ, and none but the metadata's is needed.</summary>
internal static class OvercloudNeutron
{
    public static IReadOnlyList<ServiceDefinition> Define(CloudContext cloud)
    {
        ConfigurationFile[] files =
        [
            new(Neutron.Component, "neutron.conf", "/etc/neutron/neutron.conf", Configuration(cloud).ToString()),
            new(Neutron.Component, "ml2_conf.ini", "/etc/neutron/plugins/ml2/ml2_conf.ini", Ml2(cloud).ToString()),
        ];
        var api = Uwsgi.Api(cloud, Neutron.Component, "neutron-api", "/usr/bin/neutron-api");
        return
        [
            api with { Files = [.. api.Files, .. files], Needs = [.. api.Needs, Ovn.Compiler] },
            new("neutron-ovn-maintenance-worker", Neutron.Component,
                "/usr/bin/neutron-ovn-maintenance-worker --config-file /etc/neutron/neutron.conf --config-file /etc/neutron/plugins/ml2/ml2_conf.ini")
            {
                User = "neutron",
                Files = files,
                Needs = [MariaDb.Name, RabbitMq.Name, Ovn.Compiler],
                Health = Probes.Listens(cloud.FoundationAddress, 6641),
            },
            MetadataAgent(cloud),
        ];
    }

    // Its network namespaces are the container's own: they go and come back with it.
    private static ServiceDefinition MetadataAgent(CloudContext cloud) => new("neutron-ovn-metadata-agent", Neutron.Component,
        "/usr/bin/neutron-ovn-metadata-agent --config-file /etc/neutron/neutron.conf --config-file /etc/neutron/neutron_ovn_metadata_agent.ini")
    {
        Privileged = true,
        Files =
        [
            new(Neutron.Component, "metadata-neutron.conf", "/etc/neutron/neutron.conf", MetadataBasis(cloud).ToString()),
            new(Neutron.Component, "neutron_ovn_metadata_agent.ini", "/etc/neutron/neutron_ovn_metadata_agent.ini", Metadata(cloud).ToString()),
        ],
        Folders = [OpenVSwitch.SocketFolder, Ovn.SocketFolder],
        Needs = [Ovn.Controller],
        // OVN's southbound database. Its process cannot be told by name: it takes a title of its own soon after its start.
        Health = Probes.IsConnected(6642),
    };

    private static IniFile MetadataBasis(CloudContext cloud) => new(
        new IniSection("DEFAULT") { Oslo.Defaults, { "host", cloud.Machine }, { "state_path", "/var/lib/neutron" } },
        new IniSection("oslo_concurrency") { { "lock_path", "/var/lib/neutron/lock" } });

    private static IniFile Metadata(CloudContext cloud) => new(
        new IniSection("DEFAULT")
        {
            { "nova_metadata_host", cloud.InternalHost },
            { "nova_metadata_port", 8775 },
            { "metadata_proxy_shared_secret", cloud.Secrets[SecretName.Metadata] },
            { "metadata_workers", 0 },
        },
        new IniSection("agent") { { "root_helper", "sudo" } },
        new IniSection("ovs") { { "ovsdb_connection", $"unix:{OpenVSwitch.Sockets}/db.sock" } },
        new IniSection("ovn") { { "ovn_sb_connection", Ovn.South(cloud) }, { "ovn_remote_probe_interval", 60000 } });

    private static IniFile Ml2(CloudContext cloud) => new(
        new IniSection("ml2")
        {
            { "mechanism_drivers", "ovn" },
            { "type_drivers", "flat,geneve,vlan" },
            { "tenant_network_types", "geneve" },
            { "extension_drivers", "port_security,qos" },
            { "overlay_ip_version", 4 },
        },
        new IniSection("ml2_type_geneve") { { "vni_ranges", "1:65536" }, { "max_header_size", 38 } },
        new IniSection("ml2_type_flat") { { "flat_networks", OvercloudSwitch.Physical } },
        new IniSection("securitygroup") { { "enable_security_group", true } },
        new IniSection("ovn")
        {
            { "ovn_nb_connection", Ovn.North(cloud) },
            { "ovn_sb_connection", Ovn.South(cloud) },
            { "ovn_l3_scheduler", "leastloaded" },
            { "ovn_metadata_enabled", true },
            // Floating addresses are on the Controller: a compute machine needs no NIC on the external network.
            { "enable_distributed_floating_ip", false },
            { "ovn_emit_need_to_frag", true },
        });

    private static IniFile Configuration(CloudContext cloud) => new(
        new IniSection("DEFAULT")
        {
            Oslo.DefaultsWithQueue(cloud, Neutron.Component),
            { "core_plugin", "ml2" },
            { "service_plugins", "ovn-router,port_forwarding,qos,trunk" },
            { "auth_strategy", "keystone" },
            { "api_workers", 1 },
            { "rpc_workers", 0 },
            { "rpc_state_report_workers", 0 },
            { "state_path", "/var/lib/neutron" },
            { "api_paste_config", "/etc/neutron/api-paste.ini" },
            { "notify_nova_on_port_status_changes", true },
            { "notify_nova_on_port_data_changes", true },
        },
        Oslo.Database(cloud, Neutron.Component),
        Oslo.TokenChecks(cloud, Neutron.Component),
        Internal(cloud, "nova", Nova.Component),
        Internal(cloud, "placement", Placement.Component),
        new IniSection("oslo_concurrency") { { "lock_path", "/var/lib/neutron/lock" } },
        Oslo.Queues(cloud),
        Oslo.NoNotifications,
        Oslo.BehindProxy);

    // Neutron's clients have an option of their own for it, and take the public endpoint without; its authority they do not know.
    private static IniSection Internal(CloudContext cloud, string section, Component component) =>
        new(section) { Oslo.Client(cloud, "", component), { "endpoint_type", "internal" } };
}

using Undercast.Services.Ini;

namespace Undercast.Services.Catalog;

/// <summary>Neutron: the provisioning network, its DHCP, and the binding of bare-metal ports.</summary>
internal static class Neutron
{
    /// <summary>The physical network that nodes boot from.</summary>
    public const string ControlPlane = "ctlplane";

    private const string RpcServer = "neutron-rpc-server";

    private const string Plugins = "/etc/neutron/plugins/ml2";

    public static Component Component { get; } = new("neutron", 42435)
    {
        Databases = ["neutron"],
        UsesQueue = true,
        Identity = new("network", 9696, 13696),
    };

    public static CatalogEntry Entry { get; } = new(
        Component,
        [
            "neutron-api", RpcServer, "neutron-openvswitch-agent", "neutron-dhcp-agent", "ironic-neutron-agent",
            "neutron-ovn-maintenance-worker", "neutron-ovn-metadata-agent",
        ],
        cloud => cloud.Cloud == CloudKind.Overcloud ? OvercloudNeutron.Define(cloud) : Define(cloud));

    private static ServiceDefinition[] Define(CloudContext cloud)
    {
        ConfigurationFile[] files =
        [
            new(Component, "neutron.conf", "/etc/neutron/neutron.conf", Configuration(cloud).ToString()),
            new(Component, "ml2_conf.ini", $"{Plugins}/ml2_conf.ini", Ml2.ToString()),
        ];
        var api = Uwsgi.Api(cloud, Component, "neutron-api", "/usr/bin/neutron-api");
        return
        [
            api with { Files = [.. api.Files, .. files] },
            Daemon(RpcServer, files, files[1]) with
            {
                User = "neutron",
                // What an agent asks before somebody listens is lost: it waits for the answer a minute, and another before it asks again.
                AfterStart = Probes.UntilConnected(RpcServer, RabbitMq.Port),
            },
            Agent("neutron-openvswitch-agent", files, new(Component, "openvswitch_agent.ini", $"{Plugins}/openvswitch_agent.ini", OpenVSwitchAgent.ToString())),
            Agent("neutron-dhcp-agent", files, new(Component, "dhcp_agent.ini", "/etc/neutron/dhcp_agent.ini", DhcpAgent.ToString())),
            Daemon("ironic-neutron-agent", files, new(Component, "ironic_neutron_agent.ini", $"{Plugins}/ironic_neutron_agent.ini", BareMetalAgent(cloud).ToString())) with
            {
                User = "neutron",
                Needs = [RabbitMq.Name, "ironic-api"],
            },
        ];
    }

    private static IniFile Ml2 => new(
        new IniSection("ml2")
        {
            { "mechanism_drivers", "openvswitch,baremetal" },
            { "type_drivers", "flat" },
            { "tenant_network_types", "" },
            { "extension_drivers", "port_security" },
        },
        new IniSection("ml2_type_flat") { { "flat_networks", ControlPlane } },
        new IniSection("securitygroup") { { "enable_security_group", false } });

    private static IniFile OpenVSwitchAgent => new(
        new IniSection("ovs")
        {
            { "ovsdb_connection", OpenVSwitch.Connection },
            { "datapath_type", OpenVSwitch.Datapath },
            { "bridge_mappings", $"{ControlPlane}:{OpenVSwitch.ControlPlaneBridge}" },
            { "of_listen_address", "127.0.0.1" },
        },
        new IniSection("agent") { { "tunnel_types", "" } },
        new IniSection("securitygroup") { { "enable_security_group", false }, { "firewall_driver", "noop" } });

    private static IniFile DhcpAgent => new(
        new IniSection("DEFAULT")
        {
            { "interface_driver", "openvswitch" },
            { "enable_isolated_metadata", false },
            { "force_metadata", false },
            { "dhcp_broadcast_reply", false },
        },
        new IniSection("ovs") { { "ovsdb_connection", OpenVSwitch.Connection } });

    private static IniFile BareMetalAgent(CloudContext cloud) => new(
        Oslo.Client(cloud, "ironic", Ironic.Component),
        new IniSection("agent") { { "report_interval", 30 } });

    private static IniFile Configuration(CloudContext cloud) => new(
        new IniSection("DEFAULT")
        {
            Oslo.DefaultsWithQueue(cloud, Component),
            { "core_plugin", "ml2" },
            { "service_plugins", "" },
            { "auth_strategy", "keystone" },
            { "rpc_workers", 1 },
            { "rpc_state_report_workers", 0 },
            { "dhcp_agents_per_network", 1 },
            { "state_path", "/var/lib/neutron" },
            { "api_paste_config", "/etc/neutron/api-paste.ini" },
            { "dns_domain", "localdomain" },
            { "global_physnet_mtu", 1500 },
            { "agent_down_time", 75 },
            { "notify_nova_on_port_status_changes", true },
            { "notify_nova_on_port_data_changes", true },
        },
        Oslo.Database(cloud, Component),
        Oslo.TokenChecks(cloud, Component),
        Oslo.Client(cloud, "nova", Nova.Component),
        Oslo.Client(cloud, "placement", Placement.Component),
        new IniSection("oslo_concurrency") { { "lock_path", "/var/lib/neutron/lock" } },
        // The agents are root in their containers: rootwrap would only cost a Python start a command.
        new IniSection("agent") { { "report_interval", 30 }, { "root_helper", "sudo" } },
        Oslo.NoNotifications,
        Oslo.BehindProxy);

    private static ServiceDefinition Daemon(string name, ConfigurationFile[] files, ConfigurationFile own) =>
        new(name, Component, $"/usr/bin/{name} --config-file /etc/neutron/neutron.conf --config-file {own.Inside}")
        {
            Files = [.. files.Append(own).Distinct()],
            Needs = [MariaDb.Name, RabbitMq.Name, Keystone.Name],
            Health = Probes.HasQueue,
        };

    private static ServiceDefinition Agent(string name, ConfigurationFile[] files, ConfigurationFile own) => Daemon(name, files, own) with
    {
        Privileged = true,
        Folders =
        [
            StateFolder.Of(Component, "/var/lib/neutron"),
            new(OpenVSwitch.Sockets, OpenVSwitch.Sockets, "0:0"),
            new("/run/netns", "/run/netns", "0:0") { Options = "shared" },
        ],
        Needs = [OpenVSwitch.Name, RabbitMq.Name, RpcServer],
        // An agent that finds its switch restarted makes its bridges anew, and thinks that networks which it knew are still joined to them.
        RestartsWith = OpenVSwitch.Name,
    };
}

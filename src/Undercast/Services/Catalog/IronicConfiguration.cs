using Undercast.Services.Ini;

namespace Undercast.Services.Catalog;

/// <summary>ironic.conf: IPMI with iPXE for emulated and physical machines, Redfish with virtual media for container machines.</summary>
internal static class IronicConfiguration
{
    private const string KernelArguments = "console=ttyS0,115200 net.ifnames=0 mitigations=off ipa-insecure=1";

    public static IniFile Of(CloudContext cloud) => new(
        new IniSection("DEFAULT")
        {
            Oslo.DefaultsWithQueue(cloud, Ironic.Component),
            { "my_ip", cloud.ApiAddress },
            { "auth_strategy", "keystone" },
            { "rpc_transport", "oslo" },
            { "state_path", Ironic.Home },
            // Nova and Neutron's agent see all nodes with the role `service` of the project `service`.
            { "rbac_service_role_elevated_access", true },
            Interfaces,
            // Debian's places; the defaults are another distribution's.
            { "isolinux_bin", "/usr/lib/ISOLINUX/isolinux.bin" },
            { "ldlinux_c32", "/usr/lib/syslinux/modules/bios/ldlinux.c32" },
            { "grub_config_path", "EFI/debian/grub.cfg" },
        },
        // The agent calls back after a third to two thirds of this, seconds. Ironic drops a call that comes while it holds the node, and
        // without one it does not know where the agent is.
        new IniSection("api") { { "ramdisk_heartbeat_timeout", 30 } },
        Agent,
        Conductor,
        Oslo.Database(cloud, Ironic.Component),
        Oslo.TokenChecks(cloud, Ironic.Component),
        new IniSection("deploy")
        {
            { "http_url", $"http://{cloud.ApiAddress}:{Ironic.HttpPort}" },
            { "http_root", $"{Ironic.Home}/httpboot" },
            { "default_boot_option", "local" },
            { "default_boot_mode", "bios" },
            { "erase_devices_priority", 0 },
            { "erase_devices_metadata_priority", 0 },
            // The agent stays on after inspection: a deployment saves a whole boot of the ramdisk.
            { "fast_track", true },
        },
        new IniSection("dhcp") { { "dhcp_provider", "neutron" } },
        new IniSection("inspector") { { "require_managed_boot", false } },
        new IniSection("inventory") { { "data_backend", "database" } },
        // Not 0: Ironic divides by it. The default of 5 makes each of a deployment's fifteen commands wait.
        new IniSection("ipmi") { { "min_command_interval", 1 }, { "disable_boot_timeout", false } },
        Pxe(cloud),
        new IniSection("redfish") { { "use_swift", false }, { "kernel_append_params", KernelArguments } },
        new IniSection("neutron")
        {
            Oslo.Client(cloud, "", Neutron.Component),
            { "cleaning_network", Neutron.ControlPlane },
            { "provisioning_network", Neutron.ControlPlane },
            { "inspection_network", Neutron.ControlPlane },
        },
        Oslo.Client(cloud, "nova", Nova.Component),
        Oslo.Client(cloud, "glance", Glance.Component),
        Oslo.Client(cloud, "service_catalog", Ironic.Component),
        // The undercloud's administrator has a project, as in TripleO, not the system: `baremetal driver list` would be refused.
        new IniSection("oslo_policy") { { "enforce_scope", false }, { "enforce_new_defaults", false } },
        new IniSection("oslo_concurrency") { { "lock_path", $"{Ironic.Home}/lock" } },
        Oslo.NoNotifications,
        Oslo.BehindProxy);

    private static IniSection Interfaces => new("")
    {
        { "enabled_hardware_types", "ipmi,redfish" },
        { "enabled_bios_interfaces", "no-bios" },
        { "enabled_boot_interfaces", "ipxe,redfish-virtual-media" },
        { "enabled_console_interfaces", "no-console" },
        { "enabled_deploy_interfaces", "direct" },
        { "enabled_firmware_interfaces", "no-firmware" },
        { "enabled_inspect_interfaces", "agent,no-inspect" },
        { "enabled_management_interfaces", "ipmitool,redfish" },
        { "enabled_network_interfaces", "flat,noop" },
        { "enabled_power_interfaces", "ipmitool,redfish" },
        { "enabled_raid_interfaces", "no-raid,agent" },
        { "enabled_rescue_interfaces", "no-rescue" },
        { "enabled_storage_interfaces", "noop" },
        { "enabled_vendor_interfaces", "no-vendor,ipmitool,redfish" },
        { "default_deploy_interface", "direct" },
        { "default_inspect_interface", "agent" },
        { "default_network_interface", "flat" },
    };

    private static IniSection Agent => new("agent")
    {
        { "deploy_logs_collect", "always" },
        { "deploy_logs_local_path", $"{Ironic.Home}/deploy-logs" },
        { "image_download_source", "http" },
        { "stream_raw_images", true },
        { "require_tls", false },
    };

    private static IniSection Conductor => new("conductor")
    {
        // Unpacked, the ramdisk would be three times as much to send.
        { "disable_zstandard_decompression", true },
        { "automated_clean", false },
        { "heartbeat_interval", 10 },
        { "power_state_sync_max_retries", 3 },
        // What a machine does by itself is seen soon, and not undone behind the back of whoever did it.
        { "sync_power_state_interval", 10 },
        { "force_power_state_during_sync", false },
        // A ramdisk that panics is silent: the default of half an hour is a long time to learn it.
        { "deploy_callback_timeout", 900 },
        { "inspect_wait_timeout", 900 },
        { "workers_pool_size", 50 },
    };

    private static IniSection Pxe(CloudContext cloud) => new("pxe")
    {
        { "tftp_server", cloud.ApiAddress },
        { "tftp_root", $"{Ironic.Home}/tftpboot" },
        { "tftp_master_path", $"{Ironic.Home}/tftp-master" },
        { "images_path", $"{Ironic.Home}/images" },
        { "instance_master_path", $"{Ironic.Home}/master_images" },
        { "loader_file_paths", "undionly.kpxe:/usr/lib/ipxe/undionly.kpxe,snponly.efi:/usr/lib/ipxe/snponly.efi" },
        { "boot_retry_timeout", 900 },
        { "ipxe_timeout", 60 },
        { "kernel_append_params", $"nofb vga=normal {KernelArguments}" },
    };
}

using System.Text.Json;
using Undercast.Bmc;

namespace Undercast.MachineTests.Bmc;

/// <summary>Real Ironic drives the BMC with both of its hardware types, through everything that it asks of one.</summary>
public sealed class IronicTests
{
    [Fact(Timeout = 900_000)]
    public async Task Ironic_manages_powers_boots_resets_and_inspects_over_IPMI_and_Redfish()
    {
        await using var ironic = await IronicServer.StartAsync();
        await using var bmc = await BmcClient.StartAsync();

        // 1. IPMI, with the suite that ipmitool chooses itself (17) and with the older one.
        object Ipmi(params (string, object)[] more) => Information(
            [("ipmi_address", "127.0.0.1"), ("ipmi_port", BmcClient.Port(bmc.Ipmi)), ("ipmi_username", "admin"), ("ipmi_password", BmcClient.Password), .. more]);
        foreach (var (name, information) in ((string, object)[])[("ipmi-17", Ipmi()), ("ipmi-3", Ipmi(("ipmi_cipher_suite", "3")))])
        {
            await ironic.AskAsync(HttpMethod.Post, "nodes", new { name, driver = "ipmi", driver_info = information, boot_interface = "pxe", inspect_interface = "no-inspect" });
            await ManageAsync(ironic, name);
            await PowerAsync(ironic, bmc, name);
            await BootDevicesAsync(ironic, bmc, name, "pxe", "disk", "cdrom", "bios", "safe");
            await ironic.OrderAsync(name, HttpMethod.Post, "vendor_passthru?method=bmc_reset", new { warm = true }, _ => true);
            await ironic.OrderAsync(name, HttpMethod.Post, "vendor_passthru?method=bmc_reset", new { warm = false }, _ => true);
            await ironic.OrderAsync(name, HttpMethod.Post, "vendor_passthru?method=send_raw", new { raw_bytes = "0x00 0x01" }, _ => true);
            await ironic.OrderAsync(name, HttpMethod.Put, "states/power", new { target = "power off" }, node => Is(node, "power_state", "power off"));
        }

        // 2. Redfish.
        var redfish = Information(
            ("redfish_address", $"https://{bmc.Redfish}"), ("redfish_system_id", bmc.System), ("redfish_username", "admin"),
            ("redfish_password", BmcClient.Password), ("redfish_verify_ca", false));
        const string Node = "redfish";
        await ironic.AskAsync(HttpMethod.Post, "nodes", new
        {
            name = Node,
            driver = "redfish",
            driver_info = redfish,
            boot_interface = "redfish-virtual-media",
            inspect_interface = "redfish",
            firmware_interface = "redfish",
        });
        await ManageAsync(ironic, Node);
        Assert.Equal("Undercast", (await ironic.NodeAsync(Node)).GetProperty("properties").GetProperty("vendor").GetString());
        await PowerAsync(ironic, bmc, Node);
        await BootDevicesAsync(ironic, bmc, Node, "pxe", "disk", "cdrom", "bios");
        foreach (var mode in (string[])["uefi", "bios", "uefi"])
        {
            await ironic.OrderAsync(Node, HttpMethod.Put, "states/boot_mode", new { target = mode }, node => Is(node, "boot_mode", mode));
        }

        await ironic.OrderAsync(Node, HttpMethod.Put, "states/secure_boot", new { target = true }, node => node.GetProperty("secure_boot").ValueKind == JsonValueKind.True);
        await ironic.OrderAsync(Node, HttpMethod.Post, "vmedia", new { device_type = "cdrom", image_url = ironic.Image, image_download_source = "http" }, _ => true);
        Assert.NotNull(await bmc.Machine.ReadMediaAsync(TestContext.Current.CancellationToken));
        await ironic.OrderAsync(Node, HttpMethod.Delete, "vmedia", null, _ => true);
        Assert.Null(await bmc.Machine.ReadMediaAsync(TestContext.Current.CancellationToken));
        await ironic.OrderAsync(Node, HttpMethod.Put, "states/provision", new { target = "inspect" }, node => Is(node, "provision_state", "manageable"));
        var properties = (await ironic.NodeAsync(Node)).GetProperty("properties");
        Assert.Equal((2, 2048, "x86_64"), (properties.GetProperty("cpus").GetInt32(), properties.GetProperty("memory_mb").GetInt32(), properties.GetProperty("cpu_arch").GetString()));
        Assert.Equal(1, (await ironic.AskAsync(HttpMethod.Get, $"ports?node={Node}"))!.Value.GetProperty("ports").GetArrayLength());
        Assert.Equal(2, (await ironic.AskAsync(HttpMethod.Get, $"nodes/{Node}/firmware"))!.Value.GetProperty("firmware").GetArrayLength());
    }

    /// <summary>Why the undercloud's database has a trigger (make-databases). This fails when Debian has mended its Ironic.</summary>
    [Fact(Timeout = 900_000)]
    public async Task Debians_Ironic_makes_a_changed_node_its_own_parent()
    {
        await using var ironic = await IronicServer.StartAsync();
        await ironic.AskAsync(HttpMethod.Post, "nodes", new { name = "child", driver = "ipmi", boot_interface = "pxe", inspect_interface = "no-inspect" });

        var changed = (await ironic.AskAsync(HttpMethod.Patch, "nodes/child", new[] { new { op = "add", path = "/extra/tested", value = "true" } }))!.Value;

        Assert.True(changed.GetProperty("parent_node").GetString() == changed.GetProperty("uuid").GetString(), "a changed node has no parent: the trigger no_own_parent in make-databases can go");
    }

    private static Task ManageAsync(IronicServer ironic, string name) =>
        ironic.OrderAsync(name, HttpMethod.Put, "states/provision", new { target = "manage" }, node => Is(node, "provision_state", "manageable"));

    private static async Task PowerAsync(IronicServer ironic, BmcClient bmc, string name)
    {
        foreach (var (order, state) in ((string, string)[])
            [
                ("power on", "power on"), ("rebooting", "power on"), ("soft rebooting", "power on"), ("soft power off", "power off"),
                ("power on", "power on"), ("power off", "power off"), ("power on", "power on"),
            ])
        {
            await ironic.OrderAsync(
                name, HttpMethod.Put, "states/power", new { target = order }, node => Is(node, "power_state", state) && node.GetProperty("target_power_state").ValueKind == JsonValueKind.Null);
            Assert.Equal(state == "power on" ? PowerState.On : PowerState.Off, (await bmc.StateAsync()).Power);
        }

        await ironic.AskAsync(HttpMethod.Put, $"nodes/{name}/management/inject_nmi", new { });
    }

    private static async Task BootDevicesAsync(IronicServer ironic, BmcClient bmc, string name, params string[] devices)
    {
        foreach (var device in devices)
        {
            foreach (var persistent in (bool[])[false, true])
            {
                await ironic.AskAsync(HttpMethod.Put, $"nodes/{name}/management/boot_device", new { boot_device = device, persistent });
                var got = (await ironic.AskAsync(HttpMethod.Get, $"nodes/{name}/management/boot_device"))!.Value;
                Assert.Equal((device, persistent), (got.GetProperty("boot_device").GetString(), got.GetProperty("persistent").GetBoolean()));
                Assert.Equal(persistent ? BootOverride.Continuous : BootOverride.Once, (await bmc.StateAsync()).Override);
            }
        }
    }

    private static bool Is(JsonElement node, string property, string value) => node.GetProperty(property).GetString() == value;

    private static Dictionary<string, object> Information(params (string Name, object Value)[] entries) => entries.ToDictionary(entry => entry.Name, entry => entry.Value);
}

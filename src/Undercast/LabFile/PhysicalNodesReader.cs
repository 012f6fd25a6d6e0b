namespace Undercast.LabFile;

/// <summary>A physical node and where lab.yaml says it.</summary>
internal sealed record PhysicalEntry(PhysicalNode Node, string Field);

/// <summary>The section <c>physical-nodes</c>.</summary>
internal static class PhysicalNodesReader
{
    public static IReadOnlyList<PhysicalEntry> Read(LabReading reading, YamlValue? value)
    {
        if (value is YamlList list)
        {
            return [.. list.Items.Select((item, index) => Node(reading, item, $"physical-nodes[{index}]")).OfType<PhysicalEntry>()];
        }

        if (value is not null and not YamlText { IsNull: true })
        {
            reading.Add("physical-nodes", "must be a list", value.Shown, "start each node with '- name: NAME'");
        }

        return [];
    }

    private static PhysicalEntry? Node(LabReading reading, YamlValue item, string field)
    {
        reading.Saw(field, item.Line);
        var section = Section.Open(reading, field, item, LabYamlFields.PhysicalNode);
        if (item is not YamlMap)
        {
            return null;
        }

        Require(section, ("name", "rack-0"), ("role", "compute"), ("mac", "d4:ae:52:00:00:01"), ("bmc", "{type: ipmi, ...}"), ("hypervisor-nic", "enp3s0"));
        var name = section.Text("name", MachineName.Rule, MachineName.Cure, MachineName.Holds);
        var role = section.Word("role", Words.Roles);
        if (role == MachineRole.Undercloud)
        {
            reading.Add(section.At("role"), "must not be undercloud for a physical node", "", "choose controller, compute or ceph");
        }

        var mac = section.Parse("mac", MacAddress.Rule, _ => "write d4:ae:52:00:00:01, for example", MacAddress.Parse);
        var nic = section.Text("hypervisor-nic", InterfaceName.Rule, "write what 'ip link' on the Hypervisor says", InterfaceName.Holds);
        var boot = section.Word("boot", Words.BootPaths);
        var bmc = section.Has("bmc") ? Bmc(section.Inner("bmc", LabYamlFields.Bmc)) : null;
        if (bmc is not null && boot is { } chosen && (chosen == BootPath.IpmiPxe) != (bmc.Type == BmcType.Ipmi))
        {
            reading.Add(section.At("boot"), $"must be a path of {Words.BmcTypes.WordFor(bmc.Type)}", Words.BootPaths.WordFor(chosen), "change boot, or the type of the bmc");
        }

        return name is not null && role is { } known && mac is not null && bmc is not null && nic is not null
            ? new PhysicalEntry(new PhysicalNode(name, known, mac, bmc, nic, boot ?? Default(bmc.Type)), field)
            : null;
    }

    private static PhysicalBmc? Bmc(Section section)
    {
        Require(section, ("type", "ipmi"), ("address", "192.0.2.20"), ("user", "admin"), ("password-file", "conf/rack-0.password"));
        var type = section.Word("type", Words.BmcTypes);
        var redfish = type == BmcType.Redfish;
        var address = section.Text(
            "address",
            redfish ? "must be an https URL or host[:port]" : "must be host[:port]",
            redfish ? "write https://192.0.2.20, for example" : "write 192.0.2.20, for example",
            text => HostPort.TryParse(text, out _) || (redfish && IsUrl(text)));
        var user = section.Text("user", "must be a user name of the BMC", "IPMI takes 16 characters at the most, none of them a control character", text => IsUser(text, redfish));
        var passwordFile = section.Text("password-file", "must be the path of a file", "a relative path starts in the lab directory", IsPath);
        return type is { } known && address is not null && user is not null && passwordFile is not null
            ? new PhysicalBmc(known, address, user, passwordFile)
            : null;
    }

    private static BootPath Default(BmcType type) => type == BmcType.Ipmi ? BootPath.IpmiPxe : BootPath.RedfishUefi;

    private static void Require(Section section, params ReadOnlySpan<(string Field, string Example)> fields)
    {
        foreach (var (field, example) in fields)
        {
            section.Require(field, example);
        }
    }

    // A password in the address would end up in logs.
    private static bool IsUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0 && uri.UserInfo.Length == 0;

    // IPMI 2.0, 22.28 Set User Name: 16 bytes.
    private static bool IsUser(string text, bool redfish) => text.Length > 0 && text.Length <= (redfish ? 64 : 16) && !text.Any(char.IsControl);

    private static bool IsPath(string text) => text.Length is > 0 and < 4096 && !text.Any(char.IsControl) && !text.EndsWith('/');
}

namespace Undercast.LabFile;

/// <summary>Every field that lab.yaml may have; docs/lab-file.md describes each.</summary>
internal static class LabYamlFields
{
    public static IReadOnlyList<string> Lab { get; } = ["name", "networks", "machines", "physical-nodes"];

    public static IReadOnlyList<string> Networks { get; } = ["control-plane", "external", "tenant"];

    public static IReadOnlyList<string> ControlPlane { get; } =
        ["cidr", "bridge", "hypervisor", "undercloud", "overcloud-vip", "provisioning", "inspection"];

    public static IReadOnlyList<string> External { get; } = ["cidr", "bridge", "hypervisor", "undercloud", "public-vip", "machines", "floating"];

    public static IReadOnlyList<string> Tenant { get; } = ["cidr", "bridge", "hypervisor", "machines"];

    /// <summary>Of a role in the map form of <c>machines</c>; the list form has <c>role</c> and <c>name</c> as well.</summary>
    public static IReadOnlyList<string> Machines { get; } = ["count", "cpus", "memory", "disks", "boot", "kind", "firmware"];

    public static IReadOnlyList<string> ListedMachines { get; } = ["role", "name", .. Machines];

    public static IReadOnlyList<string> PhysicalNode { get; } = ["name", "role", "mac", "bmc", "hypervisor-nic", "boot"];

    public static IReadOnlyList<string> Bmc { get; } = ["type", "address", "user", "password-file"];

    /// <summary>All of them as paths: <c>networks.external.floating</c>.</summary>
    public static IEnumerable<string> Paths =>
        Lab
            .Concat(Networks.Select(name => $"networks.{name}"))
            .Concat(ControlPlane.Select(name => $"networks.control-plane.{name}"))
            .Concat(External.Select(name => $"networks.external.{name}"))
            .Concat(Tenant.Select(name => $"networks.tenant.{name}"))
            .Concat(ListedMachines.Select(name => $"machines.{name}"))
            .Concat(PhysicalNode.Select(name => $"physical-nodes.{name}"))
            .Concat(Bmc.Select(name => $"physical-nodes.bmc.{name}"));
}

using System.Text.Json.Serialization;

namespace Undercast.OpenStack.Ironic;

/// <summary>What a node boots from next.</summary>
/// <seealso href="https://docs.openstack.org/api-ref/baremetal/#get-boot-device"/>
/// <param name="Device"><c>pxe</c>, <c>disk</c>, <c>cdrom</c>, <c>bios</c> or <c>safe</c>; null when the BMC does not tell.</param>
/// <param name="Persistent">At each boot, not only the next.</param>
public sealed record BootDevice([property: JsonPropertyName("boot_device")] string? Device, bool? Persistent);

namespace Undercast.LabFile;

/// <summary>A name of conf/env.</summary>
/// <param name="Name">The name.</param>
/// <param name="Rule">What its value must be.</param>
/// <param name="WhenUnset">What a file without it means, for the cure of an empty value.</param>
/// <param name="Apply">Puts the value into the record; gives null if the value breaks the rule. Null if names have to be looked at together.</param>
/// <param name="Cure">What to do about a value that breaks the rule.</param>
internal sealed record EnvName(
    string Name, string Rule, string WhenUnset, Func<LabEnvironment, string, LabEnvironment?>? Apply, Func<string, string> Cure);

/// <summary>Every name that conf/env may set.</summary>
internal static class EnvNames
{
    public const string Hypervisor = "HYPERVISOR_ADDRESS";
    public const string Machines = "MACHINES";
    public const string Undercloud = "UNDERCLOUD_OPENSTACK_VERSION";
    public const string Overcloud = "OVERCLOUD_OPENSTACK_VERSION";
    public const string Images = "OVERCLOUD_IMAGES";
    public const string ImagesSha256 = "OVERCLOUD_IMAGES_SHA256";

    /// <summary>In the order of the reference page.</summary>
    public static IReadOnlyList<EnvName> All { get; } =
    [
        new(Hypervisor, "must be embedded, localhost or [user@]host[:port]", "remove the line for embedded",
            (environment, value) => HypervisorAddress.TryParse(value, out var address) ? environment with { Hypervisor = address } : null,
            HypervisorAddress.Cure),
        new(Machines, Words.Machines.Rule, "remove the line for auto",
            (environment, value) => Words.Machines.TryFind(value, out var choice) ? environment with { Machines = choice } : null,
            Words.Machines.Cure),
        new(Undercloud, Words.Releases.Rule, "remove the line for epoxy",
            (environment, value) => Words.Releases.TryFind(value, out var release) ? environment with { Undercloud = release } : null,
            Words.Releases.Cure),
        new(Overcloud, Words.Releases.Rule, "remove the line for epoxy",
            (environment, value) => Words.Releases.TryFind(value, out var release) ? environment with { Overcloud = release } : null,
            Words.Releases.Cure),
        new(Images, EnvImages.LocationRule, "remove the line for images out of the cache", null, _ => ""),
        new(ImagesSha256, EnvImages.Sha256Rule, "remove the line for an archive that is not checked", null, _ => ""),
    ];

    public static EnvName? Find(string name) => All.FirstOrDefault(known => known.Name == name);
}

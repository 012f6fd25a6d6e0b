using Undercast.Services.Catalog;
using Undercast.Services.Ini;

namespace Undercast.Cloud.Tempest;

/// <summary>What Tempest must know of the cloud.</summary>
/// <param name="AuthUrl">Keystone's public address.</param>
/// <param name="Password">The administrator's.</param>
/// <param name="Region">Of its endpoints; Tempest would take any of them where it knows no region, public or not.</param>
/// <param name="Image">Id of the image that servers boot from.</param>
/// <param name="Flavor">Id of their flavor.</param>
/// <param name="OtherFlavor">Id of one that they can be resized to.</param>
/// <param name="PublicNetwork">Id of the network that floating IPs come from.</param>
/// <param name="NetworkExtensions">Aliases of what Neutron offers; Tempest would expect all that it knows.</param>
/// <param name="ComputeMachines">How many there are.</param>
internal sealed record TempestConfiguration(
    string AuthUrl, string Password, string Region, string Image, string Flavor, string OtherFlavor, string PublicNetwork, IReadOnlyList<string> NetworkExtensions, int ComputeMachines)
{
    /// <summary>tempest.conf.</summary>
    /// <param name="folder">Its folder, as Tempest sees it; `ca.pem` is there too.</param>
    /// <seealso href="https://docs.openstack.org/tempest/latest/configuration.html"/>
    public IniFile Render(string folder) => new(
        new IniSection("DEFAULT") { { "log_file", "tempest.log" }, { "log_dir", folder }, { "debug", true } },
        new IniSection("oslo_concurrency") { { "lock_path", $"{folder}/lock" } },
        new IniSection("auth")
        {
            { "use_dynamic_credentials", true },
            { "admin_username", "admin" },
            { "admin_password", Password },
            { "admin_project_name", "admin" },
            { "admin_domain_name", "Default" },
            { "tempest_roles", "member" },
        },
        new IniSection("identity") { { "uri_v3", $"{AuthUrl}/v3" }, { "auth_version", "v3" }, { "region", Region }, { "ca_certificates_file", $"{folder}/ca.pem" } },
        new IniSection("service_available") { { "cinder", true }, { "neutron", true }, { "glance", true }, { "swift", true }, { "nova", true }, { "horizon", true } },
        new IniSection("compute")
        {
            { "image_ref", Image },
            { "image_ref_alt", Image },
            { "flavor_ref", Flavor },
            { "flavor_ref_alt", OtherFlavor },
            { "min_compute_nodes", ComputeMachines },
            // Guests are emulated on busy cores.
            { "build_timeout", 600 },
        },
        new IniSection("network") { { "public_network_id", PublicNetwork }, { "floating_network_name", CloudNames.Public } },
        new IniSection("network-feature-enabled") { { "api_extensions", string.Join(',', NetworkExtensions) } },
        new IniSection("volume") { { "catalog_type", Cinder.Component.Identity!.Type }, { "storage_protocol", "ceph" }, { "backend_names", Cinder.BackEnd }, { "build_timeout", 600 } },
        new IniSection("volume-feature-enabled") { { "backup", false } },
        new IniSection("object-storage") { { "operator_role", "member" }, { "reseller_admin_role", "admin" } },
        // The verification image has no sshd.
        new IniSection("validation") { { "run_validation", false } },
        // Tempest's own client of Horizon knows no other authorities than the system's.
        new IniSection("dashboard") { { "dashboard_url", $"https://{new Uri(AuthUrl).Host}/" }, { "disable_ssl_certificate_validation", true } });
}

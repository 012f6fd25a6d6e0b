using Undercast.Services;
using Undercast.Services.Catalog;
using Undercast.Services.Render;
using Undercast.Services.Roles;
using Undercast.Services.Secrets;

namespace Undercast.Tests.Services;

public sealed class CatalogTests
{
    private static readonly IReadOnlyList<ServiceDefinition> Services = ServiceCatalog.Of(UndercloudRole.Role, TestCloud.Undercloud);

    [Fact]
    public void Every_entry_names_the_services_that_it_defines() => Assert.All(
        ServiceCatalog.Entries.Where(entry => UndercloudContext.Components.Contains(entry.Component)),
        entry => Assert.Subset(entry.Services.ToHashSet(), entry.Define(TestCloud.Undercloud).Select(s => s.Name).ToHashSet()));

    [Fact]
    public void Every_need_of_an_undercloud_service_is_an_undercloud_service() =>
        Assert.Empty(Services.SelectMany(s => s.Needs).Except(Services.Select(s => s.Name)));

    [Fact]
    public void No_two_services_listen_on_one_port() =>
        Assert.Empty(Services.SelectMany(s => s.Ports).GroupBy(port => port).Where(same => same.Count() > 1).Select(same => same.Key));

    [Fact]
    public void Nova_compute_knows_no_database()
    {
        var file = Assert.Single(Services.Single(s => s.Name == "nova-compute").Files);

        Assert.DoesNotContain("mysql", file.Content, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_what_configures_the_kernel_is_privileged() => Assert.Equal(
        ["ovs-vswitchd", "neutron-openvswitch-agent", "neutron-dhcp-agent"],
        Services.Where(s => s.Privileged).Select(s => s.Name));

    [Fact]
    public void No_secret_is_in_a_unit_or_in_a_file_that_everyone_may_read()
    {
        var rendered = RoleRenderer.Render(UndercloudRole.Role, TestCloud.Undercloud);

        Assert.All(rendered.Units, unit => Assert.DoesNotContain("secret-", unit.Quadlet, StringComparison.Ordinal));
        Assert.All(
            rendered.Files.Where(f => f.Content.Contains("secret-", StringComparison.Ordinal)),
            file => Assert.Equal('0', file.Mode[^1]));
    }

    [Fact]
    public void Secrets_that_are_there_are_kept_and_missing_ones_are_made()
    {
        var names = SecretName.For(UndercloudContext.Components).ToList();
        var first = CloudSecrets.Complete(null, names);
        var less = new CloudSecrets(first.Values.Where(s => s.Key != SecretName.Admin).ToDictionary());
        var again = CloudSecrets.Complete(less, names);

        Assert.NotEqual(first[SecretName.Admin], again[SecretName.Admin]);
        Assert.Equal(less.Values, again.Values.Where(s => s.Key != SecretName.Admin));
        Assert.Equal(32, first[SecretName.HeatEncryption].Length);
    }
}

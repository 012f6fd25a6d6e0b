using Undercast.Services;
using Undercast.Services.Catalog;
using Undercast.Services.Render;
using Undercast.Services.Roles;
using Undercast.Services.Secrets;

namespace Undercast.Tests.Services;

public sealed class OvercloudTests
{
    private static readonly (ServiceRole Role, CloudContext Machine)[] Machines =
    [
        (ControllerRole.Role, TestOvercloud.Controller), (ComputeRole.Role, TestOvercloud.Compute), (CephStorageRole.Role, TestOvercloud.Ceph), (CephStorageRole.Further, TestOvercloud.TwoCephs[1]),
        (ControllerRole.OneOfSeveral, TestOvercloud.ThreeControllers[1]),
    ];

    [Fact]
    public void Each_role_is_rendered_as_last_seen() => Assert.All(
        Machines, machine => GoldenFile.Check($"{machine.Machine.Machine}.txt", RoleRenderer.Render(machine.Role, machine.Machine)));

    [Fact]
    public void Every_need_is_a_service_of_the_overcloud()
    {
        var all = Machines.SelectMany(m => ServiceCatalog.Of(m.Role, m.Machine)).ToList();

        Assert.Empty(all.SelectMany(s => s.Needs).Except(all.Select(s => s.Name)));
    }

    [Fact]
    public void No_two_services_of_a_machine_listen_on_one_port() => Assert.All(Machines, m => Assert.Empty(
        ServiceCatalog.Of(m.Role, m.Machine).SelectMany(s => s.Ports).GroupBy(port => port).Where(same => same.Count() > 1).Select(same => same.Key)));

    [Fact]
    public void Nova_compute_knows_no_database() => Assert.All(
        ServiceCatalog.Of(ComputeRole.Role, TestOvercloud.Compute).SelectMany(s => s.Files),
        file => Assert.DoesNotContain("mysql", file.Content, StringComparison.Ordinal));

    [Fact]
    public void No_secret_is_in_a_unit_or_in_a_file_that_everyone_may_read() => Assert.All(Machines, m =>
    {
        // Identifiers of the cluster are names, not secrets.
        static bool Tells(string text) => text.Replace($"secret-{SecretName.CephIdPrefix}", "", StringComparison.Ordinal).Contains("secret-", StringComparison.Ordinal);
        var rendered = RoleRenderer.Render(m.Role, m.Machine);

        Assert.DoesNotContain(rendered.Units, unit => Tells(unit.Quadlet));
        Assert.DoesNotContain(rendered.Files, file => Tells(file.Content) && file.Mode[^1] != '0');
    });

    [Fact]
    public void A_key_of_Ceph_is_what_Ceph_reads()
    {
        var key = Convert.FromBase64String(CloudSecrets.Complete(null, [SecretName.CephKey("client.admin")])[SecretName.CephKey("client.admin")]);

        Assert.Equal([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 16, 0], key[..12]);
        Assert.Equal(28, key.Length);
    }

    [Fact]
    public void Each_further_Ceph_machine_has_a_disk_and_objects_a_copy_more()
    {
        var pools = RoleRenderer.Render(CephStorageRole.Role, TestOvercloud.TwoCephs[0]).Files.Single(file => file.Path.EndsWith("make-pools.py", StringComparison.Ordinal)).Content;

        Assert.Contains("((0, \"11111111-2222-4333-8444-555555555500\", \"ceph-0\"), (1, \"11111111-2222-4333-8444-555555555501\", \"ceph-1\"),)", pools, StringComparison.Ordinal);
        Assert.Contains("size=2", pools, StringComparison.Ordinal);
        Assert.Equal(3, new StorageCluster(["a", "b", "c", "d"], "").Copies);
    }

    [Fact]
    public void Of_several_controllers_the_first_begins_and_fills_Keystone()
    {
        var rendered = TestOvercloud.ThreeControllers.Select(machine => RoleRenderer.Render(ControllerRole.OneOfSeveral, machine)).ToList();

        Assert.Equal([true, false, false], rendered.Select(machine => machine.Identity is not null));
        Assert.Equal([true, false, false], rendered.Select(machine => machine.Units.Single(unit => unit.Name == "ovn-nb").Quadlet.Contains("create-cluster", StringComparison.Ordinal)));
    }

    [Fact]
    public void MariaDB_is_asked_in_its_own_protocol()
    {
        // Length, number; capabilities, longest packet, character set, 23 times nothing; the name, no password.
        Assert.Equal("29000001" + "01820000" + "00000001" + "21" + new string('0', 46) + "686170726f787900" + "00", Convert.ToHexStringLower(MariaDbQuestion.Login("haproxy")));
        Assert.Equal("090000000353454c4543542031", Convert.ToHexStringLower(MariaDbQuestion.Query("SELECT 1")));
    }

    [Fact]
    public void The_monitor_is_born_with_everybodys_key()
    {
        var ring = CephKeys.All(TestOvercloud.Ceph);

        Assert.All(["mon.", "mgr.ceph-0", "osd.0", "mds.ceph-0", "client.admin", "client.rgw"], name => Assert.Contains($"[{name}]\n", ring, StringComparison.Ordinal));
        Assert.Equal("secret-ceph-key-mgr.", CephKeys.Key(TestOvercloud.Ceph, "mgr.ceph-0"));
    }
}

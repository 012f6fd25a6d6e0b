using Undercast.Commands;
using Undercast.LabFile;

namespace Undercast.Tests.Commands;

/// <summary>The path that the program is called by is a command.</summary>
public sealed class CalledPathSpecs
{
    [Theory]
    [InlineData("undercast", "")]
    [InlineData("./undercast", "")]
    [InlineData("/usr/local/bin/undercast", "")]
    [InlineData("ssh-hypervisor", "ssh-hypervisor")]
    [InlineData("lab/ssh-hypervisor", "ssh-hypervisor in /work/lab")]
    [InlineData("/elsewhere/install-undercloud", "install-undercloud")]
    [InlineData("lab/hypervisor/virsh", "virsh-hypervisor in /work/lab")]
    [InlineData("./lab/../lab/hypervisor/machinectl", "machinectl-hypervisor in /work/lab")]
    [InlineData("lab/hypervisor/undercloud/podman", "podman-controller undercloud in /work/lab")]
    [InlineData("lab/hypervisor/undercloud/openstack", "openstack-undercloud in /work/lab")]
    [InlineData("lab/hypervisor/controller-0/ssh", "ssh-controller controller-0 in /work/lab")]
    [InlineData("/labs/hypervisor/hypervisor/ssh", "ssh-hypervisor in /labs/hypervisor")]
    [InlineData("/labs/hypervisor/hypervisor/ceph-0/ssh", "ssh-controller ceph-0 in /labs/hypervisor")]
    [InlineData("lab/hypervisor/controller-0/reboot", "")]
    [InlineData("elsewhere/hypervisor/ssh", "")]
    [InlineData("", "")]
    [InlineData("/", "")]
    [InlineData("a\0b/ssh-hypervisor", "")]
    public void It_names_a_command_and_a_lab(string called, string expected)
    {
        var path = CalledPath.Read(called, "/work", directory => directory is "/work/lab" or "/labs/hypervisor");

        Assert.Equal(expected, string.Join(' ', path.Words) + (path.Lab is { } lab ? $" in {lab}" : ""));
    }

    [Theory]
    [InlineData("openstack-undercloud --version", "openstack-undercloud -- --version")]
    [InlineData("--lab there --quiet virsh-hypervisor list --all", "--lab there --quiet virsh-hypervisor -- list --all")]
    [InlineData("ssh-controller ceph-0 df --json", "ssh-controller -- ceph-0 df --json")]
    [InlineData("ssh-hypervisor --help", "ssh-hypervisor --help")]
    [InlineData("ssh-hypervisor", "ssh-hypervisor --")]
    [InlineData("up --to openstack", "up --to openstack")]
    [InlineData("--lab openstack status", "--lab openstack status")]
    [InlineData("--lab", "--lab")]
    [InlineData("", "")]
    public void A_tool_gets_its_own_options(string typed, string parsed) =>
        Assert.Equal(parsed, string.Join(' ', PassThroughCommands.Fence(typed.Split(' ', StringSplitOptions.RemoveEmptyEntries))));

    [Fact]
    public void Every_tool_of_a_place_is_a_command() => Assert.All(
        LabLinks.HypervisorTools.Values.Concat(LabLinks.MachineTools.Values),
        name => Assert.Contains(PassThroughCommands.All(), command => command.Name == name));
}

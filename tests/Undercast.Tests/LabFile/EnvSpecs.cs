using Undercast.LabFile;

namespace Undercast.Tests.LabFile;

public sealed class EnvSpecs
{
    [Fact]
    public void An_empty_file_means_the_defaults()
    {
        var environment = Reading.ValidEnv("");
        Assert.Equal(new LabEnvironment(), environment);
        Assert.Equal(HypervisorForm.Embedded, environment.Hypervisor.Form);
    }

    [Theory]
    [InlineData("embedded", HypervisorForm.Embedded, "root", "", 22)]
    [InlineData("localhost", HypervisorForm.Localhost, "root", "localhost", 22)]
    [InlineData("admin@localhost:2222", HypervisorForm.Localhost, "admin", "localhost", 2222)]
    [InlineData("127.0.0.1", HypervisorForm.Localhost, "root", "127.0.0.1", 22)]
    [InlineData("hv.example.org", HypervisorForm.Remote, "root", "hv.example.org", 22)]
    [InlineData("root@192.0.2.7:2200", HypervisorForm.Remote, "root", "192.0.2.7", 2200)]
    [InlineData("[2001:db8::7]", HypervisorForm.Remote, "root", "2001:db8::7", 22)]
    [InlineData("x@[2001:db8::7]:65535", HypervisorForm.Remote, "x", "2001:db8::7", 65535)]
    internal void An_address_has_one_of_three_forms(string text, HypervisorForm form, string user, string host, int port) =>
        Assert.Equal(new HypervisorAddress(form, user, host, port), Reading.ValidEnv($"HYPERVISOR_ADDRESS={text}").Hypervisor);

    [Theory]
    [InlineData("root@")]
    [InlineData("@host")]
    [InlineData("-oProxyCommand=x@host")]
    [InlineData("host:0")]
    [InlineData("host:65536")]
    [InlineData("host:")]
    [InlineData("host:22:22")]
    [InlineData("2001:db8::7")]
    [InlineData("[2001:db8::7")]
    [InlineData("[host]")]
    [InlineData("[]")]
    [InlineData("192.0.2.256")]
    [InlineData("192.0.2")]
    [InlineData("0x7f.1")]
    [InlineData("-host")]
    [InlineData("a..b")]
    [InlineData("ssh://host")]
    [InlineData("'a b'")]
    [InlineData("EMBEDDED")]
    public void A_wrong_address_is_refused(string text)
    {
        // Upper case is no special word, and would be looked for as a host.
        if (text == "EMBEDDED")
        {
            Assert.Equal(HypervisorForm.Remote, Reading.ValidEnv($"HYPERVISOR_ADDRESS={text}").Hypervisor.Form);
            return;
        }

        var fault = Assert.Single(Reading.Env($"\nHYPERVISOR_ADDRESS={text}").Faults);
        Assert.Equal(("HYPERVISOR_ADDRESS", 2), (fault.Field, fault.Line));
    }

    [Fact]
    public void Names_are_set_expanded_and_quoted_as_in_a_shell()
    {
        var environment = Reading.ValidEnv("""
            # a comment
              export MACHINES="qemu"   # and another
            UNDERCLOUD_OPENSTACK_VERSION=ze'd'
            OVERCLOUD_OPENSTACK_VERSION=${UNDERCLOUD_OPENSTACK_VERSION}
            OVERCLOUD_IMAGES=~/"$PLACE"/im\ ages#1.tar
            """);
        Assert.Equal(MachinesChoice.Qemu, environment.Machines);
        Assert.Equal(OpenStackRelease.Zed, environment.Undercloud);
        Assert.Equal("bookworm", environment.Overcloud.Suite);
        Assert.Equal(new ImageSource("/home/user/rack 1/im ages#1.tar", null), environment.OvercloudImages);
    }

    [Theory]
    [InlineData("/a:~", "/a:/home/user")]
    [InlineData("/a\\:~", "/a:~")]
    [InlineData("/a':'~", "/a:~")]
    public void A_tilde_behind_a_quoted_colon_is_a_tilde(string text, string value)
        => Assert.Equal(value, Reading.ValidEnv($"OVERCLOUD_IMAGES={text}").OvercloudImages!.Location);

    [Fact]
    public void A_checksum_is_kept_in_lower_case()
    {
        var source = Reading.ValidEnv($"OVERCLOUD_IMAGES=https://example.org/i.tar\nOVERCLOUD_IMAGES_SHA256={new string('A', 64)}").OvercloudImages;
        Assert.Equal(new ImageSource("https://example.org/i.tar", new string('a', 64)), source);
        Assert.True(source!.IsUrl);
    }
}

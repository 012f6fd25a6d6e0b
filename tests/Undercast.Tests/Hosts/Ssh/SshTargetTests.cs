using CsCheck;
using Undercast.Hosts.Ssh;

namespace Undercast.Tests.Hosts.Ssh;

public sealed class SshTargetTests
{
    [Theory]
    [InlineData("host", "root", "host", 22)]
    [InlineData("me@host.example:2222", "me", "host.example", 2222)]
    [InlineData("192.0.2.7:22", "root", "192.0.2.7", 22)]
    [InlineData("2001:db8::1", "root", "2001:db8::1", 22)]
    [InlineData("me@[2001:db8::1]:2222", "me", "2001:db8::1", 2222)]
    [InlineData("[fe80::1%eth0]", "root", "fe80::1%eth0", 22)]
    public void An_address_is_read(string text, string user, string host, int port) =>
        Assert.Equal(new SshTarget(user, host, port), SshTarget.TryParse(text));

    [Theory]
    [InlineData("")]
    [InlineData("@host")]
    [InlineData("-oProxyCommand=evil")]
    [InlineData("-l@host")]
    [InlineData("host:0")]
    [InlineData("host:65536")]
    [InlineData("host:ssh")]
    [InlineData("host name")]
    [InlineData("host\nProxyCommand evil")]
    [InlineData("[::1]x")]
    public void What_ssh_could_misread_is_refused(string text) => Assert.Null(SshTarget.TryParse(text));

    [Fact]
    public void What_is_read_is_written_the_same_way() =>
        Gen.Select(
            Gen.OneOf("root", "heat-admin"), Gen.OneOf("a.example", "10.0.0.1", "2001:db8::2"), Gen.Int[1, 65535],
            (user, host, port) => new SshTarget(user, host, port))
        .Sample(target => Assert.Equal(target, SshTarget.TryParse(target.ToString())));

    [Fact]
    public void No_text_makes_it_stumble() => Gen.String.Sample(text => _ = SshTarget.TryParse(text));
}

using System.Text;
using Undercast.Looking;

namespace Undercast.Tests.Looking;

/// <summary>What goes into an archive holds no secret, wherever and however it stood.</summary>
public sealed class SecretMaskTests
{
    private const string Password = "kP9mXw3vTn5bQz7rLs2dHf8gJc4yVa6e";
    private const string FernetKey = "3Ao1yH0b8xw2mTqf5aP9s7dKz4LrVc6Nj1UeWgXhYtI=";

    [Theory]
    [InlineData("connection = mysql+pymysql://nova:kP9mXw3vTn5bQz7rLs2dHf8gJc4yVa6e@127.0.0.1/nova")]
    [InlineData("kP9mXw3vTn5bQz7rLs2dHf8gJc4yVa6ekP9mXw3vTn5bQz7rLs2dHf8gJc4yVa6e")]
    [InlineData("{\"key\":\"3Ao1yH0b8xw2mTqf5aP9s7dKz4LrVc6Nj1UeWgXhYtI=\"}")]
    [InlineData("?key=3Ao1yH0b8xw2mTqf5aP9s7dKz4LrVc6Nj1UeWgXhYtI%3D")]
    public void A_secret_is_masked_by_its_value(string text)
    {
        var masked = new SecretMask([Password, FernetKey]).Apply(text);

        Assert.DoesNotContain(Password, masked, StringComparison.Ordinal);
        Assert.DoesNotContain(FernetKey.TrimEnd('='), masked, StringComparison.Ordinal);
        Assert.Contains("***", masked, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_one_secret_begins_with_another_no_rest_is_left()
    {
        var masked = new SecretMask(["abcdefgh", "abcdefghijklmnop"]).Apply("x abcdefghijklmnop y abcdefgh z");

        Assert.Equal("x *** y *** z", masked);
    }

    [Fact]
    public void A_private_key_goes_whole_also_one_that_nobody_knew()
    {
        const string Text = "before\n-----BEGIN OPENSSH PRIVATE KEY-----\nAAAAB3NzaC1\nline2==\n-----END OPENSSH PRIVATE KEY-----\nafter";

        var masked = new SecretMask([]).Apply(Text);

        Assert.Equal("before\n-----PRIVATE KEY REMOVED-----\nafter", masked);
    }

    [Fact]
    public void A_key_of_the_lab_is_masked_line_by_line_however_it_is_wrapped()
    {
        var masked = new SecretMask(["-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49\nAgEGCCqGSM49AwEHBG0w\n-----END PRIVATE KEY-----\n"]).Apply("\"MIGHAgEAMBMGByqGSM49\\nAgEGCCqGSM49AwEHBG0w\"");

        Assert.Equal("\"***\\n***\"", masked);
    }

    [Fact]
    public void A_token_of_keystone_is_masked_by_its_shape() =>
        Assert.Equal("X-Auth-Token: ***", new SecretMask([]).Apply("X-Auth-Token: gAAAAABn0123456789012345678901234567890123456789_-abc"));

    [Fact]
    public void Bytes_around_a_secret_stay_as_they_were()
    {
        byte[] content = [0, 255, 128, .. Encoding.ASCII.GetBytes(Password), 200, 10];

        Assert.Equal([0, 255, 128, 42, 42, 42, 200, 10], new SecretMask([Password]).Apply(content));
    }
}

using Undercast.Services.Catalog;

namespace Undercast.Tests.Services;

public sealed class KeystonePasswordTests
{
    /// <summary>The digest is the one of Keystone's own hasher (keystone.common.password_hashers.pbkdf2) for this salt and these rounds.</summary>
    [Fact]
    public void A_password_is_stored_as_keystone_stores_it() => Assert.Equal(
        "$pbkdf2-sha512$1000$r+SALPYtkrYMtxProzI6LA$NdKPYtXkuASA5+sNHHrp2S+efI6qKbk3lsGiw3KhEWcIIfUWAEUEi2odHiP4zdgeT6zwjpuQv1SSodI1pJnWLg",
        Keystone.PasswordHash("secret"));
}

using System.Globalization;

namespace Undercast.Images;

/// <summary>A system user and its group of the same name and number.</summary>
internal sealed record SystemAccount(string Name, int Id, string Home)
{
    public string PasswdLine => string.Create(CultureInfo.InvariantCulture, $"{Name}:x:{Id}:{Id}::{Home}:/usr/sbin/nologin");

    public string GroupLine => string.Create(CultureInfo.InvariantCulture, $"{Name}:x:{Id}:");
}

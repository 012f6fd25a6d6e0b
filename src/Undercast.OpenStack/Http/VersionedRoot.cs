using System.Text.RegularExpressions;

namespace Undercast.OpenStack.Http;

/// <summary>Catalogs name a service with or without the version of its API; paths here start below the version.</summary>
internal static partial class VersionedRoot
{
    public static Uri Of(Uri root, string version) =>
        Version().IsMatch(root.AbsolutePath) ? root : new Uri($"{root.AbsoluteUri.TrimEnd('/')}/{version}");

    [GeneratedRegex(@"/v\d+(\.\d+)?(/|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}

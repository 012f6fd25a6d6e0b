namespace Undercast.LabFile;

/// <summary>An archive of ready-made images.</summary>
/// <param name="Location">An absolute path, or an http(s) URL.</param>
/// <param name="Sha256">64 lower-case hexadecimal digits, <c>OVERCLOUD_IMAGES_SHA256</c>; null only for a path.</param>
internal sealed record ImageSource(string Location, string? Sha256)
{
    /// <summary>True if it has to be downloaded.</summary>
    public bool IsUrl => Location.Contains("://", StringComparison.Ordinal);
}

namespace Undercast.LabFile;

/// <summary>The two names of conf/env that make an <see cref="ImageSource"/>: looked at together, when the file has been read.</summary>
internal sealed class EnvImages(string file, ICollection<Fault> faults)
{
    public const string LocationRule = "must be an absolute path or an http(s) URL";
    public const string Sha256Rule = "must be a SHA-256: 64 hexadecimal digits";

    private (string Value, int Line)? _location;
    private (string Value, int Line)? _sha256;

    public void Take(string name, string value, int line)
    {
        if (name == EnvNames.Images)
        {
            _location = (value, line);
        }
        else
        {
            _sha256 = (value, line);
        }
    }

    /// <summary>The source; null if there is none, or a fault.</summary>
    public ImageSource? Source()
    {
        if (_sha256 is { } sum && !(sum.Value.Length == 64 && sum.Value.All(char.IsAsciiHexDigit)))
        {
            Add(EnvNames.ImagesSha256, Sha256Rule, sum, "print it with: sha256sum FILE");
        }

        if (_location is not { } location)
        {
            if (_sha256 is { } alone)
            {
                Add(EnvNames.ImagesSha256, $"must belong to an {EnvNames.Images}", (alone.Value, alone.Line), $"set {EnvNames.Images} too, or remove the line");
            }

            return null;
        }

        if (!IsPath(location.Value) && !IsUrl(location.Value))
        {
            Add(EnvNames.Images, LocationRule, location, "write the whole path, starting with / or $HOME");
        }
        else if (IsUrl(location.Value) && _sha256 is null)
        {
            Add(EnvNames.Images, "must come with a checksum if it is a URL", location, $"set {EnvNames.ImagesSha256} to what its publisher says");
        }

        return new ImageSource(location.Value, _sha256?.Value.ToLowerInvariant());
    }

    private static bool IsPath(string value) => value.StartsWith('/') && !value.EndsWith('/');

    private static bool IsUrl(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0 && uri.UserInfo.Length == 0;

    private void Add(string name, string rule, (string Value, int Line) found, string cure) =>
        faults.Add(new Fault(file, found.Line, name, rule, found.Value, cure));
}

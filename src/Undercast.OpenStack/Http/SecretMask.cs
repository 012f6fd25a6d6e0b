using System.Text.RegularExpressions;

namespace Undercast.OpenStack.Http;

/// <summary>Takes secrets out of texts that end up in errors and logs.</summary>
internal static partial class SecretMask
{
    /// <summary>Longer bodies are cut here: a service's error page may be megabytes.</summary>
    public const int LongestBody = 4096;

    // Services echo parts of the request in their errors (Ironic a node's driver_info, Nova adminPass, Keystone the whole of "auth").
    private const string Words = "pass(?:word|wd|phrase)?|secret|token|private_?key|access_key|credential|user_data|configdrive";

    public static string Body(string body)
    {
        var masked = JsonField().Replace(body, "$1***\"");
        masked = PythonField().Replace(masked, "$1***'");
        return masked.Length <= LongestBody ? masked : masked[..LongestBody] + "…";
    }

    public static Uri Url(Uri url) =>
        url.Query.Length == 0 ? url : new Uri(QueryField().Replace(url.AbsoluteUri, "$1***"));

    [GeneratedRegex($"""("[^"]*(?:{Words})[^"]*"\s*:\s*")(?:[^"\\]|\\.)*"?""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex JsonField();

    // Python services print dictionaries into their messages.
    [GeneratedRegex($"""('[^']*(?:{Words})[^']*'\s*:\s*u?')(?:[^'\\]|\\.)*'?""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PythonField();

    [GeneratedRegex($"""([?&][^=&]*(?:{Words}|temp_url_sig)[^=&]*=)[^&#]*""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex QueryField();
}

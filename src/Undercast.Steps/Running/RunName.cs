using System.Globalization;

namespace Undercast.Steps;

/// <summary>Names runs by when they began, so that names sort by time.</summary>
internal static class RunName
{
    public static string At(DateTimeOffset start) => start.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'.'fff'Z'", CultureInfo.InvariantCulture);
}

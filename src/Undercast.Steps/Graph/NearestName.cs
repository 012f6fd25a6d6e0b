namespace Undercast.Steps;

/// <summary>Finds what a mistyped name was probably meant to be.</summary>
internal static class NearestName
{
    /// <summary>The valid name with the fewest letters to change; null where none is near.</summary>
    public static string? To(string name, IEnumerable<string> valid)
    {
        var best = valid.MinBy(candidate => Distance(name, candidate));
        return best is not null && Distance(name, best) <= Math.Max(2, name.Length / 3) ? best : null;
    }

    // Levenshtein's distance, one row at a time.
    private static int Distance(string left, string right)
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substitution = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}

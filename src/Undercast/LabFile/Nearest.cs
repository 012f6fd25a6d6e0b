namespace Undercast.LabFile;

/// <summary>What a misspelt word was probably meant to be.</summary>
internal static class Nearest
{
    /// <summary><c>did you mean 'memory'?</c> if one of the known words is near, else all of them.</summary>
    public static string Cure(string word, IEnumerable<string> known)
    {
        var all = known.ToList();
        return To(word, all) is { } near ? $"did you mean '{near}'?" : $"known here: {string.Join(", ", all)}";
    }

    /// <summary>The known word that differs in at most a third of its letters (two for short ones); null if none does.</summary>
    public static string? To(string word, IEnumerable<string> known)
    {
        // A word of a megabyte is near to nothing, and would take its square to find out.
        if (word.Length > 64)
        {
            return null;
        }

        return known.Select(candidate => (candidate, distance: Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(pair => pair.distance <= Math.Max(Math.Min(2, pair.candidate.Length / 2), pair.candidate.Length / 3))
            .OrderBy(pair => pair.distance)
            .Select(pair => pair.candidate)
            .FirstOrDefault();
    }

    // Levenshtein's distance, one row at a time.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}

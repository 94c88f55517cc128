namespace Archive.Yaml;

/// <summary>Finds the word that was probably meant.</summary>
public static class Nearest
{
    /// <summary>Length of a word that may be meant; longer ones are no slips of a finger.</summary>
    private const int Longest = 200;

    /// <summary>The nearest of <paramref name="words"/> by edits, at most a third of the length away; or null. Of several the first.</summary>
    public static string? Of(string written, ReadOnlySpan<string> words)
    {
        string? best = null;
        var least = Math.Max(1, written.Length / 3) + 1;
        if (written.Length > Longest) return null;
        foreach (var word in words)
        {
            if (Math.Abs(word.Length - written.Length) >= least) continue;
            var edits = Edits(written, word);
            if (edits >= least) continue;
            least = edits;
            best = word;
        }

        return best;
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other.</summary>
    /// <remarks>Optimal string alignment distance.</remarks>
    private static int Edits(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var same = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + same);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }
}

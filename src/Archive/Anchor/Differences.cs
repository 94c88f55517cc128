using System.Text;
using Archive.Problems;
using Archive.Unicode;

namespace Archive.Anchoring;

/// <summary>Shows how some words differ from those of the article, so that the eye can see it.</summary>
internal static class Differences
{
    /// <summary>Both, each in its marks: <c>[-words-] {+other words+}</c>. What cannot be seen is named:
    /// <c>left‹U+200E left-to-right mark›</c>.</summary>
    /// <param name="mine">The words that the article does not have.</param>
    /// <param name="theirs">Those that it has instead.</param>
    public static string Of(string mine, string theirs)
    {
        var start = mine.AsSpan().CommonPrefixLength(theirs);
        // Half a character is not told apart.
        if (start > 0 && char.IsHighSurrogate(mine[start - 1])) start--;
        int end = 0, most = Math.Min(mine.Length, theirs.Length) - start;
        while (end < most && mine[^(end + 1)] == theirs[^(end + 1)]) end++;
        if (end > 0 && char.IsLowSurrogate(mine[^end])) end--;
        string own = mine[start..^end], other = theirs[start..^end];
        var areAlike = LookAlikes.Skeleton(own) == LookAlikes.Skeleton(other)
            && !Visible(own).Equals(Visible(other), StringComparison.OrdinalIgnoreCase);
        // Letters of another alphabet among those of ASCII are named beside other differences, too.
        bool isMixed(string words) => words.AsSpan().ContainsAnyInRange('a', 'z') || words.AsSpan().ContainsAnyInRange('A', 'Z');
        var parts = new List<string>(2);
        if (mine.Length > 0) parts.Add("[-" + Named(mine, start, end, areAlike, isMixed(mine)) + "-]");
        if (theirs.Length > 0) parts.Add("{+" + Named(theirs, start, end, areAlike, isMixed(theirs)) + "+}");
        return string.Join(' ', parts);
    }

    private static string Visible(string words) => string.Concat(words.EnumerateRunes().Where(r => !LookAlikes.IsInvisible(r)));

    private static string Named(string words, int start, int end, bool all, bool isMixed)
    {
        var text = new StringBuilder().Append(words, 0, start);
        foreach (var rune in words.AsSpan(start, words.Length - start - end).EnumerateRunes())
        {
            if (LookAlikes.IsInvisible(rune)) text.Append('‹').Append(CodePoints.Name(rune)).Append('›');
            else if (all || (isMixed && LookAlikes.IsLikeAscii(rune)))
                text.Append('‹').Append(rune.ToString()).Append(' ').Append(CodePoints.Name(rune)).Append('›');
            else text.Append(rune.ToString());
        }

        return text.Append(words, words.Length - end, end).ToString();
    }
}

using Archive.Model;
using Archive.Problems;

namespace Archive.Anchoring;

/// <summary>Finds the words that name the speaker, and the word that announces the statement, beside it.</summary>
public static class Beside
{
    /// <summary>The nearest whole-word match in the blocks that the statement touches and in one block on either side; of two at one distance the one before.</summary>
    /// <param name="text">The text.</param>
    /// <param name="leaves">Its leaf blocks, in order.</param>
    /// <param name="statement">Where the statement stands.</param>
    /// <param name="words">What to look for, or null.</param>
    /// <param name="problems">Receives words that are not there.</param>
    /// <returns>UTF-16 offsets in the text; null when there is none (then there is a problem), or for other parts than the text.</returns>
    public static Span? Find(ArticleText text, IReadOnlyList<TextBlock> leaves, Anchor statement, Located<string>? words, ProblemList problems)
    {
        if (words is null || statement.In != Part.Text) return null;
        var first = Math.Max(0, LeafAt(leaves, statement.Start) - 1);
        var last = Math.Min(leaves.Count - 1, LeafAt(leaves, statement.End - 1) + 1);
        var start = leaves[first].Start;
        var folded = FoldedText.Of(text.Plain[start..leaves[last].End]);
        var needle = FoldedText.Fold(words.Value);
        Span? best = null;
        var least = int.MaxValue;
        for (var at = folded.Folded.IndexOf(needle, StringComparison.Ordinal); at >= 0; at = folded.Folded.IndexOf(needle, at + 1, StringComparison.Ordinal))
        {
            if (IsInsideWord(folded.Folded, at) || IsInsideWord(folded.Folded, at + needle.Length)) continue;
            if (folded.Original(at, at + needle.Length) is not { } here) continue;
            var span = new Span(start + here.Start, start + here.End);
            var distance = statement.Pieces.Min(p => Math.Max(p.Start - span.End, span.Start - p.End));
            // Words inside the statement are the speaker's own, and the last resort.
            if (distance < 0) distance = text.Plain.Length;
            if (distance >= least) continue;
            (best, least) = (span, distance);
        }

        if (best is null) problems.Add(Codes.AttributionNotFound, words.Where, $"“{words.Value}” does not stand beside its statement.", "Copy the words from the same paragraph, or from the one before or after.");
        return best;
    }

    /// <summary>Index of the leaf that holds the offset, by halving.</summary>
    private static int LeafAt(IReadOnlyList<TextBlock> leaves, int offset)
    {
        int low = 0, high = leaves.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (leaves[middle].Start <= offset) low = middle; else high = middle - 1;
        }

        return low;
    }

    private static bool IsInsideWord(string text, int at) =>
        at > 0 && at < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at]);
}

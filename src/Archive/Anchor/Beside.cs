using Archive.Model;
using Archive.Problems;
using Archive.Unicode;

namespace Archive.Anchoring;

/// <summary>Finds the words that name the speaker, and the word that announces the statement, beside it.</summary>
internal sealed class Beside
{
    private readonly FoldedText _folded;
    private readonly List<TextBlock> _leaves;
    private readonly ProblemList _problems;

    /// <summary>Prepares a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="folded">The same, folded.</param>
    /// <param name="problems">Receives words that are not there.</param>
    public Beside(ArticleText text, FoldedText folded, ProblemList problems)
    {
        (_folded, _problems) = (folded, problems);
        _leaves = LeafBlocks.Of(text);
    }

    /// <summary>The nearest whole-word match in the blocks that the statement touches and in one block on either side; of two at one
    /// distance the one before. Words inside the statement are the speaker's own, and the last resort.</summary>
    /// <param name="statement">Where the statement stands.</param>
    /// <param name="words">What to look for, or null.</param>
    /// <returns>UTF-16 offsets in the text; null when there is none (then there is a problem), or for other parts than the text.</returns>
    public Span? Find(Anchor statement, Located<string>? words)
    {
        if (words is null || statement.In != Part.Text) return null;
        var needle = FoldedText.Fold(words.Value);
        var first = _folded.At(_leaves[Math.Max(0, LeafBlocks.At(_leaves, statement.Start) - 1)].Start);
        var last = _folded.At(_leaves[Math.Min(_leaves.Count - 1, LeafBlocks.At(_leaves, statement.End - 1) + 1)].End);
        var pieces = new Span[statement.Pieces.Length];
        for (var i = 0; i < pieces.Length; i++) pieces[i] = new Span(_folded.At(statement.Pieces[i].Start), _folded.At(statement.Pieces[i].End));
        Span? best = null;
        var least = int.MaxValue;
        foreach (var piece in pieces)
        {
            if (Before(needle, first, piece.Start, pieces) is { } before && piece.Start - before.End < least) (best, least) = (before, piece.Start - before.End);
            if (After(needle, piece.End, last, pieces) is { } after && after.Start - piece.End < least) (best, least) = (after, after.Start - piece.End);
        }

        best ??= After(needle, pieces[0].Start, pieces[^1].End, []);
        if (best is { } found) return _folded.Original(found.Start, found.End);
        _problems.Add(Codes.AttributionNotFound, words.Where, $"“{words.Value}” does not stand beside its statement.", "Copy the words from the same paragraph, or from the one before or after.");
        return null;
    }

    private Span? Before(string needle, int from, int to, ReadOnlySpan<Span> pieces)
    {
        var text = _folded.Folded.AsSpan();
        for (var end = to; ; )
        {
            var at = text[from..end].LastIndexOf(needle, StringComparison.Ordinal);
            if (at < 0) return null;
            var found = new Span(from + at, from + at + needle.Length);
            if (IsWhole(found) && !Touches(pieces, found)) return found;
            end = found.End - 1;
        }
    }

    private Span? After(string needle, int from, int to, ReadOnlySpan<Span> pieces)
    {
        var text = _folded.Folded.AsSpan();
        for (var start = from; start < to; )
        {
            var at = text[start..to].IndexOf(needle, StringComparison.Ordinal);
            if (at < 0) return null;
            var found = new Span(start + at, start + at + needle.Length);
            if (IsWhole(found) && !Touches(pieces, found)) return found;
            start = found.Start + 1;
        }

        return null;
    }

    private bool IsWhole(Span span) =>
        !WordBorders.CutsWord(_folded.Folded, span.Start, span.End) && _folded.Original(span.Start, span.End) is not null;

    private static bool Touches(ReadOnlySpan<Span> pieces, Span found)
    {
        foreach (var piece in pieces)
            if (piece.Overlaps(found)) return true;
        return false;
    }
}

using Archive.Model;
using Archive.Problems;
using Archive.Unicode;

namespace Archive.Anchoring;

/// <summary>Finds the words that name the speaker, and the word that announces the statement, beside it.</summary>
internal sealed class Beside
{
    private readonly Article _article;
    private readonly SearchedText _searched;
    private readonly FoldedText _folded;
    private readonly List<TextBlock> _leaves;
    private readonly AnchoringProblems _problems;
    private PhraseIndex? _index;

    /// <summary>Prepares a text.</summary>
    /// <param name="article">The article.</param>
    /// <param name="searched">Its text.</param>
    /// <param name="problems">Receives words that are not there.</param>
    public Beside(Article article, SearchedText searched, AnchoringProblems problems)
    {
        (_article, _searched, _folded, _problems) = (article, searched, searched.Text, problems);
        _leaves = LeafBlocks.Of(article.Text);
    }

    private PhraseIndex Index => _index ??= PhraseIndex.Of(
        _folded.Folded,
        _article.Annotations.OfType<Statement>().SelectMany(s => new[] { s.Attribution, s.Cue })
            .OfType<Located<string>>().Select(w => FoldedText.Fold(w.Value)),
        Limits.Places,
        IsWhole);

    /// <summary>The nearest whole-word match in the blocks that the statement touches and in one block on either side, one in the
    /// statement's sentence before all others; of two at one distance the one before. Words inside the statement are the speaker's own, and
    /// the last resort.</summary>
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
        for (var i = 0; i < pieces.Length; i++)
            pieces[i] = new Span(_folded.At(statement.Pieces[i].Start), _folded.At(statement.Pieces[i].End));
        Span? best = null;
        var least = (IsElsewhere: true, Distance: int.MaxValue);
        for (var i = 0; i < pieces.Length; i++)
        {
            var piece = pieces[i];
            // What lies beyond the next piece is nearer to that one.
            if (Before(needle, i == 0 ? first : pieces[i - 1].End, piece.Start) is { } before) Take(before, before.End, piece.Start);
            if (After(needle, piece.End, i == pieces.Length - 1 ? last : pieces[i + 1].Start) is { } after)
                Take(after, piece.End, after.Start);
        }

        best ??= After(needle, pieces[0].Start, pieces[^1].End);
        if (best is { } found) return _folded.Original(found.Start, found.End);
        if (_searched.IsSmall || Index[needle].IsWhole) _problems.AttributionNotFound(_searched, words);
        else _problems.TooOften(words.Where);
        return null;

        void Take(Span match, int from, int to)
        {
            var distance = (IsElsewhere: HasSentenceEnd(from, to), to - from);
            if (distance.CompareTo(least) < 0) (best, least) = (match, distance);
        }
    }

    /// <summary>Whether a sentence ends in the text between, or with the character before it: a point, closing marks, a space, and no small
    /// letter. A question or a call may end inside a sentence: “Why?” she asked.</summary>
    private bool HasSentenceEnd(int from, int to)
    {
        // No sentence is longer, and the work stays small.
        const int longest = 2000;
        if (to - from > longest) return true;
        var text = _folded.Folded;
        for (var next = Math.Max(0, from - 1); text.AsSpan()[next..Math.Max(next, to)].IndexOfAny('.', '۔', '。') is >= 0 and var point;)
        {
            next += point + 1;
            if (text[next - 1] != '.') return true;
            while (next < text.Length && text[next] is '"' or '\'' or ')' or ']' or '»') next++;
            if (next + 1 < text.Length && text[next] == ' ' && !char.IsLower(text[next + 1])) return true;
        }

        return false;
    }

    /// <summary>The last whole-word match between two offsets.</summary>
    private Span? Before(string needle, int from, int to)
    {
        if (!_searched.IsSmall)
        {
            var places = Index[needle];
            var index = places.IndexFrom(to - needle.Length + 1) - 1;
            return index >= 0 && places.Starts[index] >= from ? At(places.Starts[index]) : null;
        }

        var text = _folded.Folded.AsSpan();
        for (var end = to; end > from && needle.Length > 0; )
        {
            var at = text[from..end].LastIndexOf(needle, StringComparison.Ordinal);
            if (at < 0) return null;
            if (IsWhole(from + at, from + at + needle.Length)) return At(from + at);
            end = from + at + needle.Length - 1;
        }

        return null;

        Span At(int start) => new(start, start + needle.Length);
    }

    /// <summary>The first whole-word match between two offsets.</summary>
    private Span? After(string needle, int from, int to)
    {
        if (!_searched.IsSmall)
        {
            var places = Index[needle];
            var index = places.IndexFrom(from);
            return index < places.Starts.Length && places.Starts[index] + needle.Length <= to ? At(places.Starts[index]) : null;
        }

        var text = _folded.Folded.AsSpan();
        for (var start = from; start < to && needle.Length > 0; )
        {
            var at = text[start..to].IndexOf(needle, StringComparison.Ordinal);
            if (at < 0) return null;
            if (IsWhole(start + at, start + at + needle.Length)) return At(start + at);
            start += at + 1;
        }

        return null;

        Span At(int start) => new(start, start + needle.Length);
    }

    private bool IsWhole(int start, int end) =>
        !WordBorders.CutsWord(_folded.Folded, start, end) && _folded.Original(start, end) is not null;
}

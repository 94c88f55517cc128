using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Archive.Model;
using Archive.Problems;

namespace Archive.Anchoring;

/// <summary>An annotation and where it stands.</summary>
/// <param name="Annotation">As written.</param>
/// <param name="Anchor">Where it stands.</param>
/// <param name="Attribution">The words that name the speaker, UTF-16 offsets in the text.</param>
/// <param name="Cue">The word that announces the statement, likewise.</param>
public sealed record Anchored(Annotation Annotation, Anchor Anchor, Span? Attribution = null, Span? Cue = null);

/// <summary>An article whose annotations have been found in its text.</summary>
/// <param name="Article">The article.</param>
/// <param name="Annotations">Those found, in the order of the text, longer first; then as written.</param>
public sealed record AnchoredArticle(Article Article, ImmutableArray<Anchored> Annotations)
{
    /// <summary>Those not found, each with a problem; what else is wrong with them is to be told in the same run.</summary>
    public ImmutableArray<Annotation> Lost { get; init; } = [];
}

/// <summary>Finds the one place that each selector means. What is not found, or found twice, is a problem; nothing is guessed.</summary>
/// <remarks>W3C Web Annotation Data Model, 4.2.4 Text Quote Selector and 4.2.9 Range Selector.</remarks>
public sealed class Anchorer
{
    private readonly AnchoringProblems _problems;
    private readonly SearchedText?[] _parts = new SearchedText?[Enum.GetValues<Part>().Length];
    private readonly Article _article;
    private readonly Beside _beside;
    private readonly Surroundings _surroundings = new();
    private readonly CancellationToken _cancel;

    private Anchorer(Article article, ProblemList problems, CancellationToken cancel)
    {
        (_article, _cancel) = (article, cancel);
        _problems = new AnchoringProblems(article, problems);
        _beside = new Beside(article, Searched(Part.Text), _problems);
    }

    /// <summary>Anchors every annotation of the article, in time linear in its text and annotations.</summary>
    /// <param name="article">The article.</param>
    /// <param name="problems">Receives what is wrong.</param>
    /// <param name="cancel">Stops the work, between two pieces.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static AnchoredArticle Anchor(Article article, ProblemList problems, CancellationToken cancel = default)
    {
        if (article.Annotations.IsEmpty) return new AnchoredArticle(article, []);
        var anchorer = new Anchorer(article, problems, cancel);
        var found = new List<Anchored>(article.Annotations.Length);
        foreach (var annotation in article.Annotations)
            if (anchorer.Find(annotation) is { } anchored) found.Add(anchored);
        var kept = anchorer.NotTooDeep(InOrder(found));
        return new AnchoredArticle(article, kept)
        {
            Lost = kept.Length == article.Annotations.Length ? []
                : [.. article.Annotations.Except(kept.Select(a => a.Annotation), ReferenceEqualityComparer.Instance).Cast<Annotation>()],
        };
    }

    /// <summary>Other parts before the text, then by place; in most files they stand so already.</summary>
    private static ImmutableArray<Anchored> InOrder(List<Anchored> found)
    {
        for (var i = 1; i < found.Count; i++)
            if (Compare(found[i - 1].Anchor, found[i].Anchor) > 0)
                return [.. found.Order(Comparer<Anchored>.Create((a, b) => Compare(a.Anchor, b.Anchor)))];
        return [.. found];
    }

    /// <summary>Leaves out what lies over a character with too many others,
    /// since each edge of a mark closes and opens all that lie over it.</summary>
    private ImmutableArray<Anchored> NotTooDeep(ImmutableArray<Anchored> found)
    {
        if (found.Length <= Limits.Depth) return found;
        var kept = ImmutableArray.CreateBuilder<Anchored>(found.Length);
        var ends = new PriorityQueue<int, int>();
        foreach (var item in found)
        {
            if (kept.Count > 0 && kept[^1].Anchor.In != item.Anchor.In) ends.Clear();
            while (ends.TryPeek(out var end, out _) && end <= item.Anchor.Start) ends.Dequeue();
            if (ends.Count == Limits.Depth)
            {
                _problems.TooDeep(item.Annotation.Where);
                continue;
            }

            ends.Enqueue(item.Anchor.End, item.Anchor.End);
            kept.Add(item);
        }

        return kept.DrainToImmutable();
    }

    private static int Compare(Anchor a, Anchor b)
    {
        if (a.In != b.In) return a.In == Part.Text ? 1 : b.In == Part.Text ? -1 : a.In.CompareTo(b.In);
        return a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End);
    }

    /// <summary>A part of the article, prepared when it is first needed.</summary>
    private SearchedText Searched(Part part) => _parts[(int)part] ??= new SearchedText(_article.TextOf(part), _article.Annotations, part);

    private Anchored? Find(Annotation annotation)
    {
        if (Find(annotation.Selector) is not { } anchor) return null;
        return annotation is not Statement statement ? new Anchored(annotation, anchor)
            : new Anchored(annotation, anchor, _beside.Find(anchor, statement.Attribution), _beside.Find(anchor, statement.Cue));
    }

    private Anchor? Find(Selector selector)
    {
        var searched = Searched(selector.In);
        var pieces = new Span[selector.Pieces.Length];
        var after = 0;
        for (var i = 0; i < pieces.Length; i++)
        {
            _cancel.ThrowIfCancellationRequested();
            var piece = selector.Pieces[i];
            var start = i == 0 ? First(searched, selector, piece) : Next(searched, selector.In, FirstWords(piece), after, piece.Where);
            if (start is not { } at) return null;
            var end = at.End;
            if (piece is RangePiece range)
            {
                if (Next(searched, selector.In, range.Last, at.End, range.LastWhere) is not { } last) return null;
                end = last.End;
            }

            if (searched.Text.Original(at.Start, end) is not { } span) return null;
            if (piece is ExactPiece { Comment: { } comment } && IsAfter(searched.Folded.AsSpan(end), comment.Value))
                _problems.CommentCutsText(comment);
            pieces[i] = span;
            after = end;
        }

        return new Anchor(selector.In, ImmutableCollectionsMarshal.AsImmutableArray(pieces));
    }

    private static string FirstWords(Piece piece) => piece is RangePiece range ? range.First : ((ExactPiece)piece).Text;

    /// <summary>The one match of the first piece, in folded offsets; or null and a problem.</summary>
    private Span? First(SearchedText searched, Selector selector, Piece piece)
    {
        var needle = FoldedText.Fold(FirstWords(piece));
        // The common case: the words stand there once.
        if (selector is { Prefix: null, Suffix: null, Occurrence: null }
            && searched.NextMatch(needle, 0) is { } only
            && searched.NextMatch(needle, only.Start + 1) is null)
        {
            return only;
        }

        var all = searched.Places(needle);
        if (all.Starts.Length == 0)
        {
            _problems.NotFound(searched, selector.In, FirstWords(piece), all.IsThere, piece.Where);
            return null;
        }

        if (selector is { Prefix: null, Suffix: null }) return Alone(searched, selector, all, searched.Counted(needle), needle, piece);
        if (_surroundings.Fitting(searched.Folded, all.Starts, needle.Length, selector) is not { } fitting || !all.IsWhole)
        {
            _problems.TooOften(piece.Where);
            return null;
        }

        if (fitting.Count > 0)
        {
            int[] counted = [.. SearchedText.NonOverlapping(fitting, needle.Length)];
            return Alone(searched, selector, all with { Starts = [.. fitting] }, counted, needle, piece);
        }

        var isPrefix = selector.Suffix is null || (selector.Prefix is not null && FitsNone(selector with { Suffix = null }));
        _problems.NotBeside(searched, selector, all.Starts, needle.Length, isPrefix);
        return null;

        bool FitsNone(Selector alone) =>
            _surroundings.Fitting(searched.Folded, all.Starts, needle.Length, alone) is null or [];
    }

    /// <summary>The place among several that `occurrence` names, or the only one.</summary>
    private Span? Alone(SearchedText searched, Selector selector, PhrasePlaces places, int[] counted, string needle, Piece piece)
    {
        if (selector.Occurrence is { } occurrence)
        {
            if (occurrence.Value <= counted.Length) return At(counted[occurrence.Value - 1]);
            if (places.IsWhole) _problems.OccurrenceMissing(selector, occurrence, counted.Length);
            else _problems.TooOften(occurrence.Where);
            return null;
        }

        if (places.Starts is [var only]) return At(only);
        _problems.NotUnique(searched, selector, places, needle.Length, piece.Where);
        return null;

        Span At(int start) => new(start, start + needle.Length);
    }

    /// <summary>Whether words that a comment has cut off follow in a folded text, after the sign that begins a comment.</summary>
    private static bool IsAfter(ReadOnlySpan<char> text, string comment)
    {
        var words = FoldedText.Fold(comment);
        const int signs = 8;
        return text[..Math.Min(text.Length, words.Length + signs)].TrimStart(" #").StartsWith(words, StringComparison.Ordinal);
    }

    private Span? Next(SearchedText searched, Part part, string words, int from, SourceSpan where)
    {
        var needle = FoldedText.Fold(words);
        if (searched.NextMatch(needle, from) is { } match) return match;
        var all = searched.Places(needle);
        if (!all.IsWhole) _problems.TooOften(where);
        else if (all.Starts.Length > 0) _problems.OutOfOrder(where);
        else _problems.NotFound(searched, part, words, all.IsThere, where);
        return null;
    }
}

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

    private Anchorer(Article article, ProblemList problems)
    {
        _article = article;
        _problems = new AnchoringProblems(article, problems);
        _beside = new Beside(article.Text, Searched(Part.Text).Text, problems);
    }

    /// <summary>Anchors every annotation of the article, in time linear in its text and annotations.</summary>
    public static AnchoredArticle Anchor(Article article, ProblemList problems)
    {
        if (article.Annotations.IsEmpty) return new AnchoredArticle(article, []);
        var anchorer = new Anchorer(article, problems);
        var found = new List<Anchored>(article.Annotations.Length);
        foreach (var annotation in article.Annotations)
            if (anchorer.Find(annotation) is { } anchored) found.Add(anchored);
        return new AnchoredArticle(article, InOrder(found))
        {
            Lost = found.Count == article.Annotations.Length ? [] : [.. article.Annotations.Except(found.Select(a => a.Annotation), ReferenceEqualityComparer.Instance).Cast<Annotation>()],
        };
    }

    /// <summary>Other parts before the text, then by place; in most files they stand so already.</summary>
    private static ImmutableArray<Anchored> InOrder(List<Anchored> found)
    {
        for (var i = 1; i < found.Count; i++)
            if (Compare(found[i - 1].Anchor, found[i].Anchor) > 0) return [.. found.Order(Comparer<Anchored>.Create((a, b) => Compare(a.Anchor, b.Anchor)))];
        return [.. found];
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
            if (piece is ExactPiece { Comment: { } comment } && searched.Folded.AsSpan(end).TrimStart(" #").StartsWith(FoldedText.Fold(comment.Value), StringComparison.Ordinal))
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
        if (selector is { Prefix: null, Suffix: null, Occurrence: null } && searched.NextMatch(needle, 0) is { } only && searched.NextMatch(needle, only.Start + 1) is null) return only;
        var all = searched.Matches(needle);
        if (all.Count == 0)
        {
            _problems.NotFound(searched, selector.In, FirstWords(piece), piece.Where);
            return null;
        }

        var fitting = all.FindAll(m => Fits(searched.Folded, m, selector));
        if (selector.Occurrence is { } occurrence)
        {
            var counted = NonOverlapping(fitting);
            if (occurrence.Value <= counted.Count) return counted[occurrence.Value - 1];
            _problems.OccurrenceMissing(occurrence, counted.Count);
            return null;
        }

        if (fitting.Count == 1) return fitting[0];
        if (fitting.Count == 0) _problems.NotBeside((selector.Prefix ?? selector.Suffix)!.Where);
        else _problems.NotUnique(searched, selector.In, fitting, piece.Where);
        return null;
    }

    private Span? Next(SearchedText searched, Part part, string words, int from, SourceSpan where)
    {
        var needle = FoldedText.Fold(words);
        if (searched.NextMatch(needle, from) is { } match) return match;
        if (searched.NextMatch(needle, 0) is not null) _problems.OutOfOrder(where);
        else _problems.NotFound(searched, part, words, where);
        return null;
    }

    private static List<Span> NonOverlapping(List<Span> matches)
    {
        var kept = new List<Span>();
        foreach (var match in matches)
            if (kept.Count == 0 || match.Start >= kept[^1].End) kept.Add(match);
        return kept;
    }

    /// <summary>Whether prefix and suffix stand beside the match; white space and punctuation between are passed over.</summary>
    private static bool Fits(string text, Span match, Selector selector)
    {
        if (selector.Prefix is { } prefix && !text.AsSpan(0, match.Start).TrimEndPunctuation().EndsWith(FoldedText.Fold(prefix.Value).AsSpan().TrimEndPunctuation(), StringComparison.Ordinal)) return false;
        return selector.Suffix is not { } suffix || text.AsSpan(match.End).TrimStartPunctuation().StartsWith(FoldedText.Fold(suffix.Value).AsSpan().TrimStartPunctuation(), StringComparison.Ordinal);
    }
}

/// <summary>A part of an article in which the phrases of its selectors are looked for.</summary>
/// <param name="text">The part.</param>
/// <param name="annotations">All annotations of the article.</param>
/// <param name="part">Which of them are looked for here.</param>
internal sealed class SearchedText(string text, ImmutableArray<Annotation> annotations, Part part)
{
    /// <summary>Up to here, looking for one phrase after the other is faster than an index of all: characters of the text, and annotations.</summary>
    private const int ShortText = 20_000, FewAnnotations = 100;

    private PhraseIndex? _index;
    private PassageFinder? _passages;

    /// <summary>The text, folded.</summary>
    public FoldedText Text { get; } = FoldedText.Of(text);

    public string Folded => Text.Folded;

    /// <summary>What finds passages that are like some words.</summary>
    public PassageFinder Passages => _passages ??= new PassageFinder(Folded);

    private bool IsSmall => Folded.Length <= ShortText && annotations.Length <= FewAnnotations;

    private PhraseIndex Index => _index ??= PhraseIndex.Of(Folded, annotations.Where(a => a.Selector.In == part).SelectMany(a => Phrases(a.Selector)));

    /// <summary>Whether the words stand there, be it that they cut a letter from its marks.</summary>
    public bool Holds(string phrase) => Place(phrase, 0) >= 0;

    /// <summary>All matches in folded offsets; none cuts a letter from its marks.</summary>
    public List<Span> Matches(string phrase)
    {
        var matches = new List<Span>();
        for (var at = Place(phrase, 0); at >= 0; at = Place(phrase, at + 1))
            if (Text.Original(at, at + phrase.Length) is not null) matches.Add(new Span(at, at + phrase.Length));
        return matches;
    }

    /// <summary>The first match that begins at the offset or after it.</summary>
    public Span? NextMatch(string phrase, int from)
    {
        for (var at = Place(phrase, from); at >= 0; at = Place(phrase, at + 1))
            if (Text.Original(at, at + phrase.Length) is not null) return new Span(at, at + phrase.Length);
        return null;
    }

    /// <summary>The first place of the words at the offset or after it, be it that they cut a letter from its marks; or -1.</summary>
    private int Place(string phrase, int from)
    {
        if (phrase.Length == 0 || from >= Folded.Length) return -1;
        if (IsSmall) return Folded.IndexOf(phrase, from, StringComparison.Ordinal);
        var places = Index[phrase];
        var at = places.BinarySearch(from);
        if (at < 0) at = ~at;
        return at < places.Length ? places[at] : -1;
    }

    private static IEnumerable<string> Phrases(Selector selector) => selector.Pieces.SelectMany(p =>
        p is RangePiece range ? [range.First, range.Last] : (IEnumerable<string>)[((ExactPiece)p).Text]).Select(FoldedText.Fold);
}

/// <summary>Drops what is neither letter, digit nor mark at one end.</summary>
internal static class Punctuation
{
    public static ReadOnlySpan<char> TrimEndPunctuation(this ReadOnlySpan<char> text)
    {
        while (text.Length > 0 && !char.IsLetterOrDigit(text[^1]) && !char.IsSurrogate(text[^1])) text = text[..^1];
        return text;
    }

    public static ReadOnlySpan<char> TrimStartPunctuation(this ReadOnlySpan<char> text)
    {
        while (text.Length > 0 && !char.IsLetterOrDigit(text[0]) && !char.IsSurrogate(text[0])) text = text[1..];
        return text;
    }
}

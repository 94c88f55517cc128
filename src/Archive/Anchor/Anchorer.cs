using System.Collections.Immutable;
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
public sealed record AnchoredArticle(Article Article, ImmutableArray<Anchored> Annotations);

/// <summary>Finds the one place that each selector means. What is not found, or found twice, is a problem; nothing is guessed.</summary>
/// <remarks>W3C Web Annotation Data Model, 4.2.4 Text Quote Selector and 4.2.9 Range Selector.</remarks>
public sealed class Anchorer
{
    private readonly Article _article;
    private readonly ProblemList _problems;
    private readonly Dictionary<Part, FoldedText> _parts;
    private readonly List<TextBlock> _leaves;

    private Anchorer(Article article, ProblemList problems)
    {
        (_article, _problems) = (article, problems);
        _leaves = [.. article.Text.Leaves()];
        _parts = new()
        {
            [Part.Text] = FoldedText.Of(article.Text.Plain),
            [Part.Title] = FoldedText.Of(article.Head.Title),
            [Part.Subtitle] = FoldedText.Of(article.Head.Subtitle ?? ""),
            [Part.Dateline] = FoldedText.Of(article.Head.Dateline ?? ""),
        };
    }

    /// <summary>Anchors every annotation of the article.</summary>
    public static AnchoredArticle Anchor(Article article, ProblemList problems)
    {
        var anchorer = new Anchorer(article, problems);
        var found = article.Annotations
            .Select(anchorer.Find)
            .OfType<Anchored>()
            .OrderBy(a => a.Anchor.In == Part.Text).ThenBy(a => a.Anchor.In)
            .ThenBy(a => a.Anchor.Start).ThenByDescending(a => a.Anchor.End);
        return new AnchoredArticle(article, [.. found]);
    }

    private Anchored? Find(Annotation annotation)
    {
        if (Find(annotation.Selector) is not { } anchor) return null;
        return annotation is not Statement statement ? new Anchored(annotation, anchor) : new Anchored(annotation, anchor,
            Beside.Find(_article.Text, _leaves, anchor, statement.Attribution, _problems), Beside.Find(_article.Text, _leaves, anchor, statement.Cue, _problems));
    }

    private Anchor? Find(Selector selector)
    {
        var text = _parts[selector.In];
        var pieces = ImmutableArray.CreateBuilder<Span>(selector.Pieces.Length);
        var after = 0;
        foreach (var piece in selector.Pieces)
        {
            var start = pieces.Count == 0 ? First(text, selector, piece) : Next(text, FirstWords(piece), after, piece.Where);
            if (start is not { } at) return null;
            var end = at.End;
            if (piece is RangePiece range)
            {
                if (Next(text, range.Last, at.End, range.LastWhere) is not { } last) return null;
                end = last.End;
            }

            if (text.Original(at.Start, end) is not { } span) return null;
            if (piece is ExactPiece { Comment: { } comment } && text.Folded.AsSpan(end).TrimStart(" #").StartsWith(FoldedText.Fold(comment.Value), StringComparison.Ordinal))
                _problems.Add(Codes.CommentCutsText, comment.Where, "YAML takes ` #` for the beginning of a comment, but in the article these words go on.", "Put the whole text in single quotes.");
            pieces.Add(span);
            after = end;
        }

        return new Anchor(selector.In, pieces.ToImmutable());
    }

    private static string FirstWords(Piece piece) => piece is RangePiece range ? range.First : ((ExactPiece)piece).Text;

    /// <summary>The one match of the first piece, in folded offsets; or null and a problem.</summary>
    private Span? First(FoldedText text, Selector selector, Piece piece)
    {
        var needle = FoldedText.Fold(FirstWords(piece));
        var all = Matches(text, needle, 0).ToList();
        var fitting = all.Where(m => Fits(text.Folded, m, selector)).ToList();
        if (all.Count == 0)
        {
            NotFound(piece.Where, FirstWords(piece));
            return null;
        }

        if (selector.Occurrence is { } occurrence)
        {
            var counted = NonOverlapping(fitting);
            if (occurrence.Value <= counted.Count) return counted[occurrence.Value - 1];
            _problems.Add(Codes.OccurrenceMissing, occurrence.Where, FormattableString.Invariant($"The words stand there {counted.Count} times, so there is no number {occurrence.Value}."), "Count from 1, from the top of the article.");
            return null;
        }

        if (fitting.Count == 1) return fitting[0];
        if (fitting.Count == 0)
        {
            _problems.Add(Codes.TextNotFound, (selector.Prefix ?? selector.Suffix)!.Where, "The words stand in the article, but not beside this prefix or suffix.", "Copy the words that stand directly before (`prefix`) or after (`suffix`) them.");
            return null;
        }

        _problems.Add(new Problem(Codes.TextNotUnique, piece.Where, FormattableString.Invariant($"The words stand in the article {fitting.Count} times."), "Add `prefix:` with the words directly before the one you mean, or `occurrence:` with its number.")
        {
            Related = [.. fitting.Take(20).Select(m => new RelatedPlace(Place(text, m, selector.In), "here, after “" + Before(text.Folded, m.Start) + "”"))],
        });
        return null;
    }

    private Span? Next(FoldedText text, string words, int from, SourceSpan where)
    {
        var needle = FoldedText.Fold(words);
        foreach (var match in Matches(text, needle, from)) return match;
        if (Matches(text, needle, 0).Any())
            _problems.Add(Codes.PieceOutOfOrder, where, "These words stand before the piece that they should follow.", "Give the pieces in the order of the text.");
        else NotFound(where, words);
        return null;
    }

    private void NotFound(SourceSpan where, string words) =>
        _problems.Add(Codes.TextNotFound, where, $"The article does not say “{words}”.", "Copy the words from the article, letter by letter; white space and the form of quotation marks and dashes do not matter.");

    private static IEnumerable<Span> Matches(FoldedText text, string needle, int from)
    {
        if (needle.Length == 0) yield break;
        for (var at = text.Folded.IndexOf(needle, from, StringComparison.Ordinal); at >= 0; at = at + 1 > text.Folded.Length ? -1 : text.Folded.IndexOf(needle, at + 1, StringComparison.Ordinal))
            if (text.Original(at, at + needle.Length) is not null) yield return new Span(at, at + needle.Length);
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

    private SourceSpan Place(FoldedText text, Span match, Part part) =>
        part == Part.Text && text.Original(match.Start, match.End) is { } span ? _article.Text.Source.At(span.Start, span.Length) : new SourceSpan(_article.Head.File);

    private static string Before(string text, int at) => text[Math.Max(0, at - 40)..at].Trim();
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

using Archive.Model;
using Archive.Problems;

namespace Archive.Anchoring;

/// <summary>Says why a selector means no place or several, and how to mend it.</summary>
internal sealed class AnchoringProblems(Article article, ProblemList problems)
{
    private const int ShownPlaces = 20;
    private const int LongestPrefix = 12;

    public void NotFound(SearchedText searched, Part part, string words, SourceSpan where)
    {
        var needle = FoldedText.Fold(words);
        if (searched.Holds(needle))
        {
            problems.Add(Codes.CutsLetter, where, $"“{words}” begins or ends inside a letter with its marks.", "Copy the whole letter from the article.");
            return;
        }

        var nearest = searched.Passages.Find(needle);
        var same = nearest is null ? "" : FormattableString.Invariant($" The nearest passage is {nearest.Same} % the same.");
        problems.Add(new Problem(Codes.TextNotFound, where, $"{Name(part)} does not say “{words}”.{same}", nearest is null
            ? "Copy the words from the article, letter by letter; white space and the form of quotation marks and dashes do not matter."
            : "Take out what stands in [- -] and put in what stands in {+ +}; or copy the words anew.")
        {
            Details = nearest is null ? [] : [nearest.Difference],
            Related = nearest is null ? [] : [new RelatedPlace(Place(searched, nearest.Span, part), "the nearest passage")],
        });
    }

    public void NotBeside(SourceSpan where) =>
        problems.Add(Codes.TextNotFound, where, "The words stand in the article, but not beside this prefix or suffix.", "Copy the words that stand directly before (`prefix`) or after (`suffix`) them.");

    public void NotUnique(SearchedText searched, Part part, List<Span> matches, SourceSpan where) =>
        problems.Add(new Problem(Codes.TextNotUnique, where, FormattableString.Invariant($"The words stand in the article {matches.Count} times."), "Add the `prefix:` of the place that you mean, or `occurrence:` with its number.")
        {
            Related = [.. matches.Take(ShownPlaces).Select((m, i) => new RelatedPlace(Place(searched, m, part), Prefix(searched.Folded, m, matches) is { } prefix
                ? FormattableString.Invariant($"prefix: {prefix}")
                : FormattableString.Invariant($"occurrence: {i + 1}")))],
        });

    public void OccurrenceMissing(Located<int> occurrence, int count) =>
        problems.Add(Codes.OccurrenceMissing, occurrence.Where, FormattableString.Invariant($"The words stand there {count} times, so there is no number {occurrence.Value}."), "Count from 1, from the top of the article.");

    public void OutOfOrder(SourceSpan where) =>
        problems.Add(Codes.PieceOutOfOrder, where, "These words stand before the piece that they should follow.", "Give the pieces in the order of the text.");

    public void CommentCutsText(Located<string> comment) =>
        problems.Add(Codes.CommentCutsText, comment.Where, "YAML takes ` #` for the beginning of a comment, but in the article these words go on.", "Put the whole text in single quotes.");

    /// <summary>The fewest words before a match that stand before no other; null when even many do not settle it.</summary>
    private static string? Prefix(string text, Span match, List<Span> matches)
    {
        var end = text.AsSpan(0, match.Start).TrimEndPunctuation().Length;
        var start = end;
        for (var words = 0; words < LongestPrefix && start > 0; words++)
        {
            start = text.LastIndexOf(' ', Math.Max(0, start - 2)) + 1;
            var prefix = text.AsSpan(start, end - start);
            var alone = true;
            foreach (var other in matches)
                if (other != match && text.AsSpan(0, other.Start).TrimEndPunctuation().EndsWith(prefix, StringComparison.Ordinal)) alone = false;
            if (alone && prefix.Length > 0) return prefix.ToString();
        }

        return null;
    }

    private SourceSpan Place(SearchedText searched, Span match, Part part) =>
        part == Part.Text && searched.Text.Original(match.Start, match.End) is { } span ? article.Text.Source.At(span.Start, span.Length) : new SourceSpan(article.Head.File);

    private static string Name(Part part) => part == Part.Text ? "The article" : $"The {part.ToString().ToLowerInvariant()}";
}

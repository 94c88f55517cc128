using Archive.Model;
using Archive.Problems;

namespace Archive.Anchoring;

/// <summary>Says why a selector means no place or several, and how to mend it.</summary>
internal sealed class AnchoringProblems(Article article, ProblemList problems)
{
    private const int ShownPlaces = 20;
    private const int LongestPrefix = 12;

    /// <summary>Characters of a prefix that is suggested, at most.</summary>
    private const int LongestPrefixText = 200;

    /// <summary>Places among which a prefix is looked for, at most: to tell more apart, `occurrence` is simpler.</summary>
    private const int FewPlaces = 100;

    /// <summary>Annotations of one article for which the nearest passage and prefixes are looked for. Who has more to mend runs the check again.</summary>
    private const int MostHelped = 100;

    private int _helped;

    public void NotFound(SearchedText searched, Part part, string words, bool cutsLetter, SourceSpan where)
    {
        if (cutsLetter)
        {
            problems.Add(Codes.CutsLetter, where, $"“{words}” begins or ends inside a letter with its marks.", "Copy the whole letter from the article.");
            return;
        }

        var nearest = _helped++ < MostHelped ? searched.Passages.Find(FoldedText.Fold(words)) : null;
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

    public void NotUnique(SearchedText searched, Part part, PhrasePlaces places, int length, SourceSpan where)
    {
        var starts = places.Starts;
        var before = starts.Length <= FewPlaces && _helped++ < MostHelped ? BeforeEach(searched.Folded, starts) : null;
        problems.Add(new Problem(Codes.TextNotUnique, where, FormattableString.Invariant($"The words stand in the article {(places.IsWhole ? "" : "more than ")}{starts.Length} times."), "Add the `prefix:` of the place that you mean, or `occurrence:` with its number.")
        {
            Related = [.. starts.Take(ShownPlaces).Select((start, i) => new RelatedPlace(Place(searched, new Span(start, start + length), part), before is not null && Prefix(searched.Folded, i, before) is { } prefix
                ? FormattableString.Invariant($"prefix: {prefix}")
                : FormattableString.Invariant($"occurrence: {i + 1}")))],
        });
    }

    public void TooOften(SourceSpan where) =>
        problems.Add(Codes.TooMany, where, "These words stand in the article so often that their places are not told apart.", "Copy more of the words, so that they stand there once.");

    public void TooDeep(SourceSpan where) =>
        problems.Add(Codes.TooMany, where, FormattableString.Invariant($"This annotation lies over words over which {Limits.Depth} others lie already."), "Let it begin later or end earlier, or take one of the others out.");

    public void AttributionNotFound(Located<string> words) =>
        problems.Add(Codes.AttributionNotFound, words.Where, $"“{words.Value}” does not stand beside its statement.", "Copy the words from the same paragraph, or from the one before or after.");

    public void OccurrenceMissing(Located<int> occurrence, int count) =>
        problems.Add(Codes.OccurrenceMissing, occurrence.Where, FormattableString.Invariant($"The words stand there {count} times, so there is no number {occurrence.Value}."), "Count from 1, from the top of the article.");

    public void OutOfOrder(SourceSpan where) =>
        problems.Add(Codes.PieceOutOfOrder, where, "These words stand before the piece that they should follow.", "Give the pieces in the order of the text.");

    public void CommentCutsText(Located<string> comment) =>
        problems.Add(Codes.CommentCutsText, comment.Where, "YAML takes ` #` for the beginning of a comment, but in the article these words go on.", "Put the whole text in single quotes.");

    /// <summary>Where the words end that stand before each place, punctuation apart.</summary>
    private static int[] BeforeEach(string text, int[] starts)
    {
        var ends = new int[starts.Length];
        int from = 0, end = 0;
        for (var i = 0; i < starts.Length; i++)
        {
            // Between this place and the one before, or where that one's words end.
            var words = text.AsSpan(from, starts[i] - from).TrimEndPunctuation();
            if (!words.IsEmpty) end = from + words.Length;
            (ends[i], from) = (end, starts[i]);
        }

        return ends;
    }

    /// <summary>The fewest words before a place that stand before no other; null when even many do not settle it.</summary>
    private static string? Prefix(string text, int place, int[] ends)
    {
        var start = ends[place];
        for (var words = 0; words < LongestPrefix && start > 0; words++)
        {
            var least = Math.Max(0, ends[place] - LongestPrefixText);
            var space = text.AsSpan(least, Math.Max(0, start - 1 - least)).LastIndexOf(' ');
            if (space < 0 && least > 0) return null;
            start = least + space + 1;
            var prefix = text.AsSpan(start, ends[place] - start);
            var alone = true;
            for (var i = 0; i < ends.Length && alone; i++)
                if (i != place && text.AsSpan(0, ends[i]).EndsWith(prefix, StringComparison.Ordinal)) alone = false;
            if (alone && prefix.Length > 0) return prefix.ToString();
        }

        return null;
    }

    private SourceSpan Place(SearchedText searched, Span match, Part part) =>
        part == Part.Text && searched.Text.Original(match.Start, match.End) is { } span ? article.Text.Source.At(span.Start, span.Length) : new SourceSpan(article.Head.File);

    private static string Name(Part part) => part == Part.Text ? "The article" : $"The {part.ToString().ToLowerInvariant()}";
}

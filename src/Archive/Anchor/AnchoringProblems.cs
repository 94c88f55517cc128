using Archive.Model;
using Archive.Problems;
using Archive.Unicode;
using Archive.Yaml;

namespace Archive.Anchoring;

/// <summary>Says why a selector means no place or several, and how to mend it.</summary>
internal sealed class AnchoringProblems(Article article, ProblemList problems)
{
    private const int ShownPlaces = 20;
    private const int LongestPrefix = 12;

    /// <summary>Words shown beside a place, and characters of them, at most.</summary>
    private const int ShownWords = 4, LongestShown = 60;

    /// <summary>Characters of a prefix that is suggested, at most.</summary>
    private const int LongestPrefixText = 200;

    /// <summary>Characters of a passage that is repeated to be copied, at most.</summary>
    private const int LongestPassage = 400;

    /// <summary>Places among which a prefix is looked for, at most: to tell more apart, `occurrence` is simpler.</summary>
    private const int FewPlaces = 100;

    /// <summary>Annotations of one article for which the nearest passage and prefixes are looked for.
    /// Who has more to mend runs the check again.</summary>
    private const int MostHelped = 100;

    private const string Brackets = "[](){}";

    private int _helped;

    public void NotFound(SearchedText searched, Part part, string words, bool cutsLetter, SourceSpan where)
    {
        // The title may stand among keys that cannot be read.
        if (part != Part.Text && article.Head.IsUnread) return;
        if (cutsLetter)
        {
            problems.Add(Codes.CutsLetter, where,
                $"“{words}” begins or ends inside a letter with its marks.", "Copy the whole letter from the article.");
            return;
        }

        var nearest = _helped++ < MostHelped ? searched.Passages.Find(FoldedText.Fold(words)) : null;
        var same = nearest switch
        {
            null => "",
            { Same: 100 } => " The nearest passage has the same words in other characters.",
            _ => FormattableString.Invariant($" The nearest passage is {nearest.Same} % the same."),
        };
        problems.Add(new Problem(Codes.TextNotFound, where, $"{Name(part)} does not say “{words}”.{same}", nearest is null
            ? "Copy the words from the article, letter by letter; white space and the form of quotation marks and dashes do not matter."
            : Mend(searched, part, nearest, words))
        {
            Details = nearest is null ? [] : [nearest.Difference],
            Related = nearest is null ? [] : [new RelatedPlace(Place(searched, nearest.Span, part), "the nearest passage")],
        });
    }

    /// <summary>How to mend words that differ from a passage: the passage as a value, to be copied.</summary>
    private string Mend(SearchedText searched, Part part, NearestPassage nearest, string words)
    {
        const string mend = "Take out what stands in [- -] and put in what stands in {+ +}";
        if (searched.Text.Original(nearest.Span.Start, nearest.Span.End) is not { } span || span.Length > LongestPassage) return mend + ".";
        var parts = article.TextOf(part)[span.Start..span.End].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var passage = string.Join(' ', parts).AsSpan();
        // What stands around the words belongs to the passage only as far as it is written.
        while (passage.Length > 1 && passage[0] != words[0] && char.IsPunctuation(passage[0]) && !IsHalf(passage[0], passage[1..]))
            passage = passage[1..];
        while (passage.Length > 1 && passage[^1] != words[^1] && char.IsPunctuation(passage[^1]) && !IsHalf(passage[^1], passage[..^1]))
            passage = passage[..^1];
        return $"{mend}: `{YamlQuotes.AsValue(passage.ToString())}`.";
    }

    /// <summary>Whether a bracket's other half stands in the rest.</summary>
    private static bool IsHalf(char bracket, ReadOnlySpan<char> rest) =>
        Brackets.IndexOf(bracket, StringComparison.Ordinal) is var at and >= 0 && rest.Contains(Brackets[at ^ 1]);

    /// <summary>The words stand there, but with other words beside them than <c>prefix</c> or <c>suffix</c> says.</summary>
    /// <param name="searched">Where they stand.</param>
    /// <param name="selector">What finds them.</param>
    /// <param name="starts">Their places.</param>
    /// <param name="length">Their length.</param>
    /// <param name="isPrefix">Whether it is the prefix that stands nowhere before them.</param>
    public void NotBeside(SearchedText searched, Selector selector, int[] starts, int length, bool isPrefix)
    {
        var (key, side, words) = isPrefix ? ("prefix", "before", selector.Prefix!) : ("suffix", "after", selector.Suffix!);
        var unseen = CodePoints.NotSeen(words.Value);
        problems.Add(new Problem(Codes.TextNotFound, words.Where,
            $"The words stand in the article {Times(starts.Length)}, but “{words.Value}” does not stand {side} them.{unseen}",
            starts.Length == 1
                ? $"Take `{key}` out: nothing has to be told apart."
                : $"Copy into `{key}` what stands directly {side} the words that you mean.")
        {
            Related = [.. starts.Take(ShownPlaces)
                .Select(start => new RelatedPlace(Place(searched, new Span(start, start + length), selector.In), Stands(start)))],
        });

        string Stands(int start)
        {
            var beside = isPrefix ? Before(searched.Folded, start) : After(searched.Folded, start + length);
            return $"{side} it stands: {beside}" + (CodePoints.Unseen(beside) is { Length: > 0 } names ? $" (with {names})" : "");
        }
    }

    /// <summary>The words stand in several places, and nothing says which is meant.</summary>
    public void NotUnique(SearchedText searched, Selector selector, PhrasePlaces places, int length, SourceSpan where)
    {
        var starts = places.Starts;
        var before = starts.Length <= FewPlaces && _helped++ < MostHelped ? BeforeEach(searched.Folded, starts) : null;
        problems.Add(new Problem(Codes.TextNotUnique, where,
            $"The words stand in the article {(places.IsWhole ? "" : "more than ")}{Times(starts.Length)}{Given(selector)}.",
            selector.Prefix is null
                ? "Below the words, add the `prefix:` or `occurrence:` that is listed for the place that you mean."
                : "Replace `prefix`, or add `occurrence:` below it, as is listed for the place that you mean.")
        {
            Related = [.. starts.Take(ShownPlaces).Select((start, i) => new RelatedPlace(
                Place(searched, new Span(start, start + length), selector.In),
                before is not null && Prefix(searched.Folded, i, before) is { } prefix
                    ? $"prefix: {YamlQuotes.AsValue(prefix)}"
                    : FormattableString.Invariant($"occurrence: {i + 1}")))],
        });
    }

    public void TooOften(SourceSpan where) =>
        problems.Add(Codes.TooMany, where,
            "These words stand in the article so often that their places are not told apart.",
            "Copy more of the words, so that they stand there once.");

    public void TooDeep(SourceSpan where) =>
        problems.Add(Codes.TooMany, where,
            FormattableString.Invariant($"This annotation lies over words over which {Limits.Depth} others lie already."),
            "Let it begin later or end earlier, or take one of the others out.");

    public void AttributionNotFound(SearchedText searched, Located<string> words)
    {
        // The same words in other characters are to be told apart.
        var folded = FoldedText.Fold(words.Value);
        var nearest = _helped++ < MostHelped ? searched.Passages.Find(folded) : null;
        var alike = nearest is { Same: 100 } && nearest.Difference != folded ? nearest.Difference : null;
        problems.Add(new Problem(Codes.AttributionNotFound, words.Where,
            $"“{words.Value}” does not stand beside its statement.",
            "Copy the words from the same paragraph, or from the one before or after.")
        {
            Details = alike is null ? [] : [alike],
        });
    }

    public void OccurrenceMissing(Selector selector, Located<int> occurrence, int count) =>
        problems.Add(Codes.OccurrenceMissing, occurrence.Where,
            FormattableString.Invariant(
                $"The words stand there {Times(count)}{Given(selector)}, so there is no number {occurrence.Value}."),
            count == 1
                ? "Take `occurrence` out: nothing has to be told apart."
                : FormattableString.Invariant($"Write a number from 1 to {count}, counted from the top of the article."));

    public void OutOfOrder(SourceSpan where) =>
        problems.Add(Codes.PieceOutOfOrder, where,
            "These words stand before the piece that they should follow.", "Give the pieces in the order of the text.");

    public void CommentCutsText(Located<string> comment) =>
        problems.Add(Codes.CommentCutsText, comment.Where,
            "YAML takes ` #` for the beginning of a comment, but in the article these words go on.",
            "Put the whole text in single quotes.");

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
            if ((start = WordBefore(text, start)) < ends[place] - LongestPrefixText) return null;
            var prefix = text.AsSpan(start, ends[place] - start);
            var alone = true;
            for (var i = 0; i < ends.Length && alone; i++)
                if (i != place && text.AsSpan(0, ends[i]).EndsWith(prefix, StringComparison.Ordinal)) alone = false;
            if (alone && prefix.Length > 0) return prefix.ToString();
        }

        return null;
    }

    /// <summary>Where the word before an offset begins; in scripts without spaces, the character.</summary>
    private static int WordBefore(string text, int at)
    {
        while (at > 0 && text[at - 1] == ' ') at--;
        var start = at;
        while (start > 0
            && at - start <= LongestPrefixText
            && text[start - 1] != ' '
            && !(start < at && (WordBorders.HasNoSpaces(text[start]) || WordBorders.HasNoSpaces(text[start - 1]))))
        {
            start--;
        }

        return start;
    }

    private static string Before(string text, int at)
    {
        var end = text.AsSpan(0, at).TrimEndPunctuation().Length;
        var start = end;
        for (var words = 0; words < ShownWords && start > 0; words++) start = WordBefore(text, start);
        return end == 0 ? "nothing" : text[Math.Max(start, end - LongestShown)..end];
    }

    private static string After(string text, int at)
    {
        var rest = text.AsSpan(at).TrimStartPunctuation();
        rest = rest[..Math.Min(rest.Length, LongestShown)];
        for (int words = 0, end = -1; words < ShownWords; words++)
        {
            var space = rest[(end + 1)..].IndexOf(' ');
            if (space < 0) break;
            end += 1 + space;
            if (words == ShownWords - 1) rest = rest[..end];
        }

        return rest.IsEmpty ? "nothing" : rest.TrimEnd().ToString();
    }

    private static string Times(int count) =>
        count switch { 1 => "once", 2 => "twice", _ => FormattableString.Invariant($"{count} times") };

    /// <summary>What has been said already to tell the places apart.</summary>
    private static string Given(Selector selector) => (selector.Prefix, selector.Suffix) switch
    {
        ({ } prefix, { } suffix) => $" between “{prefix.Value}” and “{suffix.Value}”",
        ({ } prefix, null) => $" after “{prefix.Value}”",
        (null, { } suffix) => $" before “{suffix.Value}”",
        _ => "",
    };

    private SourceSpan Place(SearchedText searched, Span match, Part part) =>
        part == Part.Text && searched.Text.Original(match.Start, match.End) is { } span
            ? article.Text.Source.At(span.Start, span.Length)
            : new SourceSpan(article.Head.File);

    private static string Name(Part part) => part == Part.Text ? "The article" : $"The {part.ToString().ToLowerInvariant()}";
}

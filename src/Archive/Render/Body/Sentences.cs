using System.Buffers;
using Archive.Model;

namespace Archive.Render.Body;

/// <summary>Finds the sentence around a span, so that a statement can be read away from its article.</summary>
internal static class Sentences
{
    /// <summary>Characters of context on either side, at most.</summary>
    private const int Reach = 400;

    /// <summary>Marks that close after the end of a sentence, at most.</summary>
    private const int MostClosing = 8;

    private const int LongestAbbreviation = 4;

    private static readonly SearchValues<char> Ends = SearchValues.Create(".!?…۔؟।。！？");
    private static readonly string[] Abbreviations =
    [
        "Mr", "Mrs", "Ms", "Dr", "Gen", "Sen", "Rep", "Gov", "Lt", "Col", "Maj", "Capt", "St", "Jr", "Sr", "No", "vs", "Prof", "Rev", "Hon",
    ];

    /// <summary>The span, widened to whole sentences inside its block.</summary>
    public static Span Around(string text, TextBlock block, Span span)
    {
        var start = Math.Max(block.Start, span.Start - Reach);
        var cut = start > block.Start;
        for (var i = span.Start - 1; i > start; i--)
        {
            if (!IsEnd(text, i - 1, block)) continue;
            (start, cut) = (i, false);
            break;
        }

        if (cut) start = NextSpace(text, start, span.Start);
        while (start < span.Start && char.IsWhiteSpace(text[start])) start++;
        var limit = Math.Min(block.End, span.End + Reach);
        var end = limit;
        for (var i = Math.Max(block.Start, span.End - 1); i < limit; i++)
        {
            if (!IsEnd(text, i, block)) continue;
            end = Math.Max(span.End, i + 1);
            break;
        }

        return new Span(start, end);
    }

    /// <summary>Where a span that is too long is cut, at most <paramref name="length"/> characters from its start: after a sentence of its
    /// second half, else after a word, else where the length ends.</summary>
    public static int Cut(string text, TextBlock block, Span span, int length)
    {
        var (least, most) = (span.Start + (length / 2), span.Start + length);
        for (var i = most - 1; i > least; i--)
            if (IsEnd(text, i, block)) return i + 1;
        for (var i = most; i > least; i--)
            if (char.IsWhiteSpace(text[i])) return i;
        return char.IsLowSurrogate(text[most]) ? most - 1 : most;
    }

    /// <summary>Whether a sentence ends with the character at <paramref name="i"/>:
    /// a full stop or the like, what closes after it, then white space.</summary>
    private static bool IsEnd(string text, int i, TextBlock block)
    {
        if (i + 1 >= block.End) return i + 1 == block.End;
        if (!char.IsWhiteSpace(text[i + 1])) return false;
        var mark = i;
        while (mark > block.Start && i - mark < MostClosing && text[mark] is '”' or '’' or '"' or '\'' or '»' or ')' or ']' or '“') mark--;
        if (!Ends.Contains(text[mark])) return false;
        if (text[mark] != '.') return true;
        var word = mark;
        while (word > block.Start && mark - word <= LongestAbbreviation && char.IsLetter(text[word - 1])) word--;
        var before = text.AsSpan(word, mark - word);
        if (before.Length == 1) return false;
        foreach (var abbreviation in Abbreviations)
            if (before.SequenceEqual(abbreviation)) return false;
        return true;
    }

    private static int NextSpace(string text, int from, int limit)
    {
        while (from < limit && !char.IsWhiteSpace(text[from])) from++;
        return from;
    }
}

using System.Buffers;
using Archive.Model;

namespace Archive.Link;

/// <summary>Reads what stands before and after a place of a text: words, and the token that it lies in. Nothing is read across the end
/// of a paragraph.</summary>
internal sealed class Neighbours(string text)
{
    /// <summary>Longer words are read so far only, which keeps the work linear.</summary>
    private const int MaxWord = 64;

    /// <summary>What addresses, paths, handles and code hold and words do not.</summary>
    private static readonly SearchValues<char> Signs = SearchValues.Create("/\\@_`#=<>|{}&$%+~^");

    // The token that was looked at last: names in one token follow each other.
    private Span _token;
    private bool _isAddress;

    /// <summary>The character at an offset; a line feed beyond the ends.</summary>
    public char this[int at] => (uint)at < (uint)text.Length ? text[at] : '\n';

    /// <summary>The words of a span.</summary>
    public ReadOnlySpan<char> Of(Span span) => text.AsSpan(span.Start, span.Length);

    /// <summary>Whether a letter, digit or mark stands there.</summary>
    public bool IsWord(int at) => (uint)at < (uint)text.Length && NameLetters.IsWordPart(text[at]);

    /// <summary>The last character before the offset that is no white space; -1 when there is none in the paragraph.</summary>
    public int SkipBack(int at)
    {
        for (var breaks = 0; at >= 0 && char.IsWhiteSpace(text[at]); at--)
            if (text[at] == '\n' && ++breaks > 1) return -1;
        return at;
    }

    /// <summary>The first character from the offset on that is no white space; the text's length when the paragraph has none.</summary>
    public int Skip(int at)
    {
        for (var breaks = 0; at < text.Length && char.IsWhiteSpace(text[at]); at++)
            if (text[at] == '\n' && ++breaks > 1) return text.Length;
        return at;
    }

    /// <summary>The word whose last character stands there, with hyphens, apostrophes and points inside it; empty when none does.</summary>
    public Span WordEndingAt(int at)
    {
        var start = at + 1;
        while (start > 0 && at - start < MaxWord && (IsWord(start - 1) || (start <= at && IsInside(start - 1)))) start--;
        return new Span(start, at + 1);
    }

    /// <summary>The word that begins there, likewise.</summary>
    public Span WordAt(int at)
    {
        var end = at;
        while (end < text.Length && end - at < MaxWord && (IsWord(end) || (end > at && IsInside(end)))) end++;
        return new Span(at, end);
    }

    /// <summary>Whether a sentence, a quotation or a paragraph begins at the offset.</summary>
    public bool IsSentenceStart(int at)
    {
        at = SkipBack(at - 1);
        return at < 0 || !(IsWord(at) || text[at] is ',' or ';' or ')' or '\'' or '’');
    }

    /// <summary>Whether the offset lies in an address, a path, a handle or code: in a run without white space that holds a sign of
    /// theirs.</summary>
    public bool IsInAddress(int at)
    {
        if (at >= _token.Start && at < _token.End) return _isAddress;
        var (start, end) = (at, at);
        while (start > 0 && !char.IsWhiteSpace(text[start - 1])) start--;
        while (end < text.Length && !char.IsWhiteSpace(text[end])) end++;
        _token = new Span(start, end);
        return _isAddress = IsAddress(text.AsSpan(start, end - start));
    }

    private static bool IsAddress(ReadOnlySpan<char> token)
    {
        if (token.IndexOfAny(Signs) >= 0) return true;
        // A point between letters, and more than an initial after it: `example.org`, `Iran.cs`.
        for (var i = token.IndexOf('.'); i >= 0 && i + 2 < token.Length;)
        {
            var isInside = i > 0 && NameLetters.IsWordPart(token[i - 1]) && NameLetters.IsWordPart(token[i + 1]);
            if (isInside && NameLetters.IsWordPart(token[i + 2])) return true;
            var next = token[(i + 1)..].IndexOf('.');
            if (next < 0) return false;
            i += next + 1;
        }

        return false;
    }

    /// <summary>Whether a hyphen, apostrophe or point stands there between two characters of words.</summary>
    private bool IsInside(int at) => NameLetters.Fold(text[at]) is '-' or '\'' or '.' && IsWord(at - 1) && IsWord(at + 1);
}

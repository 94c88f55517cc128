using System.Buffers;
using System.Globalization;
using System.Text;
using Archive.Model;

namespace Archive.Anchoring;

/// <summary>A text folded for matching, with the way back: runs of white space are one space, canonical
/// composition (NFC), straight quotation marks and hyphens for typographic ones; nothing else.</summary>
public sealed class FoldedText
{
    /// <summary>Combining marks and the marks that are folded begin here (U+0300); below, no character changes.</summary>
    private const char FirstMark = '\u0300';

    private readonly int[] _starts;

    private FoldedText(string folded, int[] starts) => (Folded, _starts) = (folded, starts);

    /// <summary>The folded text.</summary>
    public string Folded { get; }

    /// <summary>Folds a text in one pass.</summary>
    public static FoldedText Of(string text)
    {
        var starts = new int[text.Length + 1];
        var folded = Fill(text, ref starts);
        Array.Resize(ref starts, folded.Length + 1);
        starts[folded.Length] = text.Length;
        return new FoldedText(folded, starts);
    }

    /// <summary>A needle: folded, without white space at its ends.</summary>
    public static string Fold(string text)
    {
        text = text.Trim();
        if (IsFolded(text)) return text;
        int[] none = [];
        return Fill(text, ref none);
    }

    /// <summary>Whether folding would change nothing; may say no of a text that it would not change.</summary>
    private static bool IsFolded(string text)
    {
        var before = 'a';
        foreach (var c in text)
        {
            if (c >= FirstMark || c < ' ' || (c == ' ' && before == ' ') || c is '\u0085' or '\u00A0') return false;
            before = c;
        }

        return true;
    }

    /// <summary>The folded text; <paramref name="starts"/>, unless empty, receives where each of its characters comes from.</summary>
    private static string Fill(string text, ref int[] starts)
    {
        var folded = ArrayPool<char>.Shared.Rent(text.Length + 16);
        var length = 0;
        // Most texts are in canonical composition already; the others are brought there piece by piece.
        var composed = text.IsNormalized(NormalizationForm.FormC);
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                Put(' ', i, ref starts);
                while (i < text.Length && char.IsWhiteSpace(text[i])) i++;
                continue;
            }

            // A segment is a character and what may compose with it; composition never crosses its ends.
            var end = i + 1;
            while (end < text.Length && text[end] >= FirstMark && Continues(text, end)) end++;
            if (composed || (end == i + 1 && c < FirstMark))
                for (var at = i; at < end; at++) Put(text[at] < FirstMark ? text[at] : Fold(text[at]), i, ref starts);
            else
                foreach (var other in text[i..end].Normalize(NormalizationForm.FormC)) Put(Fold(other), i, ref starts);
            i = end;
        }

        var result = new string(folded, 0, length);
        ArrayPool<char>.Shared.Return(folded);
        return result;

        void Put(char c, int start, ref int[] starts)
        {
            // Some characters are longer in canonical composition than as written.
            if (length == folded.Length) Array.Resize(ref folded, length * 2);
            folded[length] = c;
            if (starts.Length > 0)
            {
                if (length == starts.Length) Array.Resize(ref starts, length * 2);
                starts[length] = start;
            }

            length++;
        }
    }

    /// <summary>Where the match from <paramref name="start"/> to <paramref name="end"/> (exclusive) stands in the original.</summary>
    /// <returns>UTF-16 offsets; null when it would cut a letter from its marks.</returns>
    public Span? Original(int start, int end)
    {
        // A folded character that shares its start with the one before lies inside a segment.
        if (start > 0 && _starts[start] == _starts[start - 1]) return null;
        if (end < Folded.Length && _starts[end] == _starts[end - 1]) return null;
        var last = _starts[end];
        // White space at the end belongs to no match.
        return new Span(_starts[start], last);
    }

    /// <summary>The folded offset of an offset of the original; inside a run of white space or a letter with marks, that of its beginning.</summary>
    public int At(int original)
    {
        int low = 0, high = _starts.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_starts[middle] <= original) low = middle; else high = middle - 1;
        }

        // The first of several that share a start.
        while (low > 0 && _starts[low - 1] == _starts[low]) low--;
        return low;
    }

    private static bool Continues(string text, int at) =>
        char.IsLowSurrogate(text[at])
        || CharUnicodeInfo.GetUnicodeCategory(text, at) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        || text[at] is >= '\u1160' and <= '\u11FF';

    private static char Fold(char c) => c switch
    {
        '“' or '”' or '„' or '‟' => '"',
        '‘' or '’' or '‚' or '‛' => '\'',
        '‐' or '‑' or '‒' or '–' or '—' or '―' or '−' => '-',
        _ => c,
    };
}

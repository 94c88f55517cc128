using System.Globalization;
using System.Text;
using Archive.Model;

namespace Archive.Anchoring;

/// <summary>A text folded for matching, with the way back: runs of white space are one space, canonical
/// composition (NFC), straight quotation marks and hyphens for typographic ones; nothing else.</summary>
public sealed class FoldedText
{
    private readonly int[] _starts;

    private FoldedText(string folded, int[] starts) => (Folded, _starts) = (folded, starts);

    /// <summary>The folded text.</summary>
    public string Folded { get; }

    /// <summary>Folds a text in one pass.</summary>
    public static FoldedText Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        var starts = new List<int>(text.Length + 1);
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                starts.Add(i);
                folded.Append(' ');
                while (i < text.Length && char.IsWhiteSpace(text[i])) i++;
                continue;
            }

            // A segment is a character and what may compose with it; composition never crosses its ends.
            var end = i + 1;
            while (end < text.Length && Continues(text, end)) end++;
            if (end == i + 1)
            {
                starts.Add(i);
                folded.Append(Fold(text[i]));
            }
            else
            {
                foreach (var c in text[i..end].Normalize(NormalizationForm.FormC))
                {
                    starts.Add(i);
                    folded.Append(Fold(c));
                }
            }

            i = end;
        }

        starts.Add(text.Length);
        return new FoldedText(folded.ToString(), [.. starts]);
    }

    /// <summary>A needle: folded, without white space at its ends.</summary>
    public static string Fold(string text) => Of(text.Trim()).Folded;

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

using System.Buffers;
using System.Globalization;
using Archive.Model;
using Archive.Unicode;

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
        var filling = new Filling(text, withStarts: true);
        filling.Run();
        return filling.End();
    }

    /// <summary>A needle: folded, without white space at its ends.</summary>
    public static string Fold(string text)
    {
        text = text.Trim();
        if (IsFolded(text)) return text;
        var filling = new Filling(text, withStarts: false);
        filling.Run();
        return filling.End().Folded;
    }

    /// <summary>Whether folding would change nothing; may say no of a text that it would not change.</summary>
    private static bool IsFolded(string text)
    {
        var before = 'a';
        foreach (var c in text)
        {
            if (c >= NormalForm.FirstMark || c < ' ' || (c == ' ' && before == ' ') || c is '\u0085' or '\u00A0') return false;
            before = c;
        }

        return true;
    }

    /// <summary>The work of folding, in buffers that are lent.</summary>
    private ref struct Filling
    {
        /// <summary>How far is looked for what stays as it is.</summary>
        private const int Window = 1024;

        private readonly string _text;
        private char[] _folded;
        private int[]? _starts;
        private int _length;

        public Filling(string text, bool withStarts)
        {
            _text = text;
            _folded = ArrayPool<char>.Shared.Rent(text.Length + 16);
            _starts = withStarts ? ArrayPool<int>.Shared.Rent(text.Length + 16) : null;
        }

        public void Run()
        {
            var text = _text;
            // Most texts are in canonical composition already; the others are brought there piece by piece.
            var composed = NormalForm.IsComposed(text);
            for (var i = 0; i < text.Length;)
            {
                var plain = Plain(text.AsSpan(i));
                if (plain > 0)
                {
                    Put(text.AsSpan(i, plain), i);
                    i += plain;
                    continue;
                }

                var c = text[i];
                if (char.IsWhiteSpace(c))
                {
                    Put(' ', i);
                    while (i < text.Length && char.IsWhiteSpace(text[i])) i++;
                    continue;
                }

                // A segment is a character and what may compose with it; composition never crosses its ends.
                var end = i + 1;
                while (end < text.Length && text[end] >= NormalForm.FirstMark && !NormalForm.IsSign(text[end]) && Continues(text, end)) end++;
                if (composed || (end == i + 1 && c < NormalForm.FirstMark))
                    for (var at = i; at < end; at++) Put(text[at] < NormalForm.FirstMark ? text[at] : FoldedText.Fold(text[at]), i);
                else
                    foreach (var other in NormalForm.Composed(text[i..end])) Put(FoldedText.Fold(other), i);
                i = end;
            }
        }

        /// <summary>How much at the beginning of a text stays as it is: ASCII without white space but single spaces, and without a letter
        /// before a mark. Nearly all of a text is such.</summary>
        private static int Plain(ReadOnlySpan<char> text)
        {
            // So far only, since a text may be full of double spaces.
            var near = text[..Math.Min(text.Length, Window)];
            var length = near.IndexOfAnyExceptInRange(' ', '~');
            if (length < 0) length = near.Length;
            if (near[..length].IndexOf("  ") is >= 0 and var spaces) length = spaces;
            // The last character belongs to what follows: a mark, or white space after it.
            else if (length > 0 && length < text.Length && (text[length] >= NormalForm.FirstMark || text[length - 1] == ' ')) length--;
            return length;
        }

        /// <summary>What has been folded; the buffers go back.</summary>
        public readonly FoldedText End()
        {
            int[] starts = [];
            if (_starts is not null)
            {
                starts = new int[_length + 1];
                _starts.AsSpan(0, _length).CopyTo(starts);
                starts[_length] = _text.Length;
                ArrayPool<int>.Shared.Return(_starts);
            }

            var folded = new string(_folded, 0, _length);
            ArrayPool<char>.Shared.Return(_folded);
            return new FoldedText(folded, starts);
        }

        /// <summary>Puts characters that stay as they are.</summary>
        private void Put(ReadOnlySpan<char> characters, int start)
        {
            Reserve(characters.Length);
            characters.CopyTo(_folded.AsSpan(_length));
            if (_starts is not null)
            {
                var starts = _starts.AsSpan(_length, characters.Length);
                for (var i = 0; i < starts.Length; i++) starts[i] = start + i;
            }

            _length += characters.Length;
        }

        private void Put(char c, int start)
        {
            Reserve(1);
            _folded[_length] = c;
            if (_starts is not null) _starts[_length] = start;
            _length++;
        }

        /// <summary>Makes room: some characters are longer in canonical composition than as written.</summary>
        private void Reserve(int count)
        {
            if (_folded.Length - _length < count) Array.Resize(ref _folded, Math.Max(_folded.Length * 2, _length + count));
            if (_starts is not null && _starts.Length - _length < count) Array.Resize(ref _starts, Math.Max(_starts.Length * 2, _length + count));
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

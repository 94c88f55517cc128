using System.Buffers;
using System.Globalization;
using Archive.Model;
using Archive.Unicode;

namespace Archive.Anchoring;

/// <summary>A text folded for matching, with the way back: runs of white space are one space, canonical
/// composition (NFC), straight quotation marks and hyphens for typographic ones; nothing else.</summary>
public sealed class FoldedText
{
    /// <summary>A run of characters that stand one after the other in the original too.</summary>
    /// <param name="At">Where it begins in the folded text.</param>
    /// <param name="Start">Where it begins in the original; not before that of the run before.</param>
    private readonly record struct Run(int At, int Start);

    // A few for each paragraph; the last one takes in the end of the text.
    private readonly Run[] _runs;

    private FoldedText(string folded, Run[] runs) => (Folded, _runs) = (folded, runs);

    /// <summary>The folded text.</summary>
    public string Folded { get; }

    /// <summary>Folds a text in one pass.</summary>
    public static FoldedText Of(string text)
    {
        var filling = new Filling(text, withRuns: true);
        filling.Fill();
        return filling.End();
    }

    /// <summary>A needle: folded, without white space at its ends.</summary>
    public static string Fold(string text)
    {
        text = text.Trim();
        if (IsFolded(text)) return text;
        var filling = new Filling(text, withRuns: false);
        filling.Fill();
        return filling.End().Folded;
    }

    /// <summary>Whether folding would change nothing; may say no of a text that it would not change.</summary>
    private static bool IsFolded(ReadOnlySpan<char> text) =>
        !text.ContainsAnyExceptInRange(' ', (char)(NormalForm.FirstMark - 1))
        && !text.ContainsAny('\u0085', '\u00A0') && !text.Contains("  ", StringComparison.Ordinal);

    /// <summary>The work of folding, in buffers that are lent.</summary>
    private ref struct Filling
    {
        /// <summary>How far is looked for what stays as it is.</summary>
        private const int Window = 1024;

        private readonly string _text;
        private char[] _folded;
        private Run[]? _runs;
        private int _count;
        private int _length;

        public Filling(string text, bool withRuns)
        {
            _text = text;
            _folded = ArrayPool<char>.Shared.Rent(text.Length + 16);
            _runs = withRuns ? ArrayPool<Run>.Shared.Rent(64) : null;
        }

        public void Fill()
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
                while (end < text.Length && text[end] >= NormalForm.FirstMark && !NormalForm.IsSign(text[end]) && Continues(text, end))
                    end++;
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
        public FoldedText End()
        {
            Run[] runs = [];
            if (_runs is not null)
            {
                Begin(_text.Length);
                runs = _runs.AsSpan(0, _count).ToArray();
                ArrayPool<Run>.Shared.Return(_runs);
            }

            var folded = new string(_folded, 0, _length);
            ArrayPool<char>.Shared.Return(_folded);
            return new FoldedText(folded, runs);
        }

        /// <summary>Puts characters that stay as they are.</summary>
        private void Put(ReadOnlySpan<char> characters, int start)
        {
            Reserve(characters.Length);
            Begin(start);
            characters.CopyTo(_folded.AsSpan(_length));
            _length += characters.Length;
        }

        private void Put(char c, int start)
        {
            Reserve(1);
            Begin(start);
            _folded[_length++] = c;
        }

        /// <summary>Says where in the original the next character stands.</summary>
        private void Begin(int start)
        {
            if (_runs is null || (_count > 0 && _runs[_count - 1] is var last && last.Start + (_length - last.At) == start)) return;
            if (_count == _runs.Length) Array.Resize(ref _runs, _count * 2);
            _runs[_count++] = new Run(_length, start);
        }

        /// <summary>Makes room: some characters are longer in canonical composition than as written.</summary>
        private void Reserve(int count)
        {
            if (_folded.Length - _length < count) Array.Resize(ref _folded, Math.Max(_folded.Length * 2, _length + count));
        }
    }

    /// <summary>Where the match from <paramref name="start"/> to <paramref name="end"/> (exclusive) stands in the original.</summary>
    /// <returns>UTF-16 offsets; null when it would cut a letter from its marks.</returns>
    public Span? Original(int start, int end)
    {
        // A folded character that shares its start with the one before lies inside a segment.
        if (SharesStart(start) || (end < Folded.Length && SharesStart(end))) return null;
        // White space at the end belongs to no match.
        return new Span(Start(start), Start(end));
    }

    /// <summary>The folded offset of an offset of the original;
    /// inside a run of white space or a letter with marks, that of its beginning.</summary>
    public int At(int original)
    {
        int low = 0, high = _runs.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_runs[middle].Start <= original) low = middle; else high = middle - 1;
        }

        var end = low + 1 < _runs.Length ? _runs[low + 1].At - 1 : Folded.Length;
        var at = Math.Min(_runs[low].At + (original - _runs[low].Start), end);
        if (!SharesStart(at)) return at;
        // The first of several that share a start; a letter may have a million marks.
        var start = Start(at);
        (low, high) = (0, RunOf(at));
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_runs[middle].Start + (RunLength(middle) - 1) >= start) high = middle; else low = middle + 1;
        }

        return _runs[low].At + (start - _runs[low].Start);
    }

    /// <summary>Where a folded character stands in the original; at the end of the text, its end.</summary>
    private int Start(int at)
    {
        var run = _runs[RunOf(at)];
        return run.Start + (at - run.At);
    }

    private bool SharesStart(int at) => at > 0 && RunOf(at) is var run && _runs[run].At == at && Start(at - 1) == _runs[run].Start;

    private int RunLength(int run) => (run + 1 < _runs.Length ? _runs[run + 1].At : Folded.Length) - _runs[run].At;

    private int RunOf(int at)
    {
        int low = 0, high = _runs.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_runs[middle].At <= at) low = middle; else high = middle - 1;
        }

        return low;
    }

    private static bool Continues(string text, int at) =>
        char.IsLowSurrogate(text[at])
        || CharUnicodeInfo.GetUnicodeCategory(text, at) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark
        || text[at] is >= '\u1160' and <= '\u11FF';

    /// <summary>A typographic quotation mark or hyphen as a straight one; all else as it is.</summary>
    internal static char Fold(char c) => c switch
    {
        '“' or '”' or '„' or '‟' => '"',
        '‘' or '’' or '‚' or '‛' => '\'',
        '‐' or '‑' or '‒' or '–' or '—' or '―' or '−' => '-',
        _ => c,
    };
}

using System.Collections.Frozen;

namespace Archive.Anchoring;

/// <summary>Tells single quotation marks from apostrophes.</summary>
/// <remarks>Typographic ones count when a closing one follows. Straight ones are apostrophes nearly always; they count where a comma or the
/// end of a sentence stands inside the closing one, as in <c>'No,' he said</c>.</remarks>
internal struct SingleMarks(string text)
{
    /// <summary>Words that are written with an apostrophe at their beginning.</summary>
    /// <remarks>The Chicago Manual of Style, 17th edition, 6.117; Taaladvies for the Dutch ones.</remarks>
    private static readonly FrozenSet<string> Shortened = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "tis", "twas", "twere", "twill", "twould", "til", "till", "em", "n", "nuff", "cause", "cos", "bout", "round", "neath", "tween", "t",
        "s", "m", "k");

    private int _start;
    private int _end;
    // The next single mark that opens or surely closes, and from where that is known.
    private (int From, int At, bool Closes) _next;

    /// <summary>Begins a block.</summary>
    public void Begin(int start, int end) => (_start, _end, _next) = (start, end, default);

    /// <summary>Whether the mark may open a quotation.</summary>
    /// <param name="mark">The mark.</param>
    /// <param name="open">The single mark that is open, or null.</param>
    public readonly bool Opens(QuotationMark mark, QuotationMark? open)
    {
        var (before, after) = (mark.Before(text, _start), mark.After(text, _end));
        if (mark.Role == MarkRole.Opens) return before != QuotationMark.Side.Word && after != QuotationMark.Side.Space;
        // Inside ‘…’ it is an apostrophe.
        return before is QuotationMark.Side.Space or QuotationMark.Side.Opening
            && after == QuotationMark.Side.Word && open?.Role != MarkRole.Opens;
    }

    /// <summary>Whether the mark closes what the other has opened.</summary>
    public bool Closes(QuotationMark mark, QuotationMark open)
    {
        var (before, after) = (mark.Before(text, _start), mark.After(text, _end));
        if (before == QuotationMark.Side.Space || after == QuotationMark.Side.Word || mark.Start == open.End) return false;
        // German closes ‚…‘ with the mark that opens elsewhere.
        if (mark.Role == MarkRole.Opens)
            return text[open.Start] == '‚' && text[mark.Start] == '‘' && mark.Setting(text, _start, _end) != MarkSetting.Opening;
        if (IsSure(mark)) return true;
        if (open.Role != MarkRole.Opens || IsShortened(open)) return false;
        return !IsEnding(mark) || !(NextSure(mark.End) is { Closes: true });
    }

    /// <summary>Whether a mark that the block does not close may open a quotation of several paragraphs.</summary>
    public readonly bool MayGoOn(QuotationMark mark) => text[mark.Start] == '‘' && !IsShortened(mark);

    /// <summary>Whether punctuation stands inside the mark, so that it closes whatever the word before it.</summary>
    private readonly bool IsSure(QuotationMark mark) =>
        mark.Before(text, _start) is QuotationMark.Side.Closing or QuotationMark.Side.Opening
        && mark.Setting(text, _start, _end) != MarkSetting.Opening;

    /// <summary>Whether the mark may be the apostrophe of a possessive or of a cut ending:
    /// <c>the workers’ demands</c>, <c>goin’ home</c>.</summary>
    private readonly bool IsEnding(QuotationMark mark)
    {
        var before = text.AsSpan(_start, mark.Start - _start);
        var after = text.AsSpan(mark.End, _end - mark.End);
        return (before[^1] is 's' or 'S' or 'x' or 'z' or 'o' || before.EndsWith("in", StringComparison.Ordinal))
            && after.Length > 1 && char.IsWhiteSpace(after[0]) && char.IsLetter(after[1]);
    }

    /// <summary>Whether a shortened word or a decade follows the mark: <c>’tis</c>, <c>rock ‘n’ roll</c>, <c>’90s</c>.</summary>
    private readonly bool IsShortened(QuotationMark mark)
    {
        var word = text.AsSpan(mark.End, _end - mark.End);
        var length = 0;
        while (length < word.Length && char.IsLetterOrDigit(word[length])) length++;
        return length > 0 && (char.IsAsciiDigit(word[0]) || Shortened.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word[..length]));
    }

    /// <summary>The next mark from an offset that opens, or surely closes.
    /// Offsets rise from call to call, and each stretch is read once.</summary>
    private (int From, int At, bool Closes) NextSure(int from)
    {
        if (from >= _next.From && from <= _next.At && _next.At > 0) return _next;
        for (var i = from; i < _end;)
        {
            var next = text.AsSpan(i, _end - i).IndexOfAny(QuotationMark.Characters);
            if (next < 0) break;
            var mark = QuotationMark.At(text, i + next, _end);
            i = mark.End;
            if (mark.Family != MarkFamily.Single) continue;
            var isInWord = mark.Setting(text, _start, _end) == MarkSetting.InWord;
            if (!isInWord && Opens(mark, null)) return _next = (from, mark.Start, false);
            if (mark.Role != MarkRole.Opens
                && mark.After(text, _end) != QuotationMark.Side.Word
                && mark.Before(text, _start) != QuotationMark.Side.Space
                && !IsEnding(mark))
            {
                return _next = (from, mark.Start, true);
            }
        }

        return _next = (from, _end, false);
    }
}

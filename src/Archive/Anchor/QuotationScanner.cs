using Archive.Model;

namespace Archive.Anchoring;

/// <summary>A quotation mark that belongs to a pair, or opens what nothing closes.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Opens">Whether it opens.</param>
internal readonly record struct PairedMark(Span Span, bool Opens);

/// <summary>Pairs the quotation marks of one block as its reader does,
/// and tells them from apostrophes and from marks of inches and minutes.</summary>
/// <remarks>One pass with a stack. An opening mark waits for what closes it; a single one that nothing closes was an apostrophe, a double
/// one runs to the end of the block, as newspapers set quotations over several paragraphs.</remarks>
internal sealed class QuotationScanner
{
    /// <summary>Deeper nesting is none: the marks are damaged, and the time stays linear.</summary>
    private const int Deepest = 8;

    private readonly string _text;
    private readonly List<PairedMark> _marks;
    private readonly List<Open> _open = [];
    private readonly List<Span> _found = [];
    private int _start;
    private int _end;
    private SingleMarks _singles;
    // The next double mark that is not set inside a word, and up to where that is known.
    private (int From, int At, MarkSetting Setting) _next;

    /// <summary>A mark that nothing has closed yet, and the pairs inside it.</summary>
    private sealed record Open(QuotationMark Mark, List<(Span Span, MarkFamily Family)> Inside);

    /// <summary>Prepares a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="marks">Receives all marks that are marks of quotations, nested ones too; not in order.</param>
    public QuotationScanner(string text, List<PairedMark> marks)
    {
        (_text, _marks) = (text, marks);
        _singles = new SingleMarks(text);
    }

    /// <summary>The quotations of the block that lie in no other, in order.</summary>
    public List<Span> Found => _found;

    /// <summary>The mark that nothing in the block closes, so that the last quotation runs to its end; or null.</summary>
    public QuotationMark? Unclosed { get; private set; }

    /// <summary>The first mark that closes what the block has not opened; or null.</summary>
    public QuotationMark? Unopened { get; private set; }

    /// <summary>Whether the block has any mark but single ones.</summary>
    public bool HasMarks { get; private set; }

    /// <summary>Reads a block.</summary>
    /// <param name="start">Where it begins, UTF-16.</param>
    /// <param name="end">Where it ends, exclusive.</param>
    /// <param name="goesOn">The family of the mark that the next block begins with, or null.</param>
    public void Scan(int start, int end, MarkFamily? goesOn)
    {
        (_start, _end, _next) = (start, end, default);
        _singles.Begin(start, end);
        _open.Clear();
        _found.Clear();
        (Unclosed, Unopened, HasMarks) = (null, null, false);
        for (var i = start; i < end;)
        {
            var next = _text.AsSpan(i, end - i).IndexOfAny(QuotationMark.Characters);
            if (next < 0) break;
            var mark = QuotationMark.At(_text, i + next, end);
            Take(mark);
            i = mark.End;
        }

        Finish(goesOn);
    }

    private void Take(QuotationMark mark)
    {
        if (mark.Family == MarkFamily.Single)
        {
            TakeSingle(mark);
            return;
        }

        HasMarks = true;
        var opener = Opener(mark);
        var setting = mark.Setting(_text, _start, _end);
        switch (mark.Role)
        {
            case MarkRole.Opens:
                if (opener >= 0 && IsReversed(_open[opener].Mark, mark) && setting != MarkSetting.Opening) Close(opener, mark);
                else if (mark.Family != MarkFamily.Double || setting != MarkSetting.Closing) Push(mark);
                // A slip, “ at both ends; or what a paragraph before has opened with „.
                else if (!IsMeasure(mark, opener)) CloseIf(opener, mark);
                break;
            case MarkRole.Closes:
                if (IsMeasure(mark, opener)) break;
                // Swedish and Finnish open with it too, Urdu with ” and German books with ».
                if (setting == MarkSetting.Opening && (opener < 0 || _text[_open[opener].Mark.Start] == _text[mark.Start])) Push(mark);
                else CloseIf(opener, mark);
                break;
            default:
                TakeStraight(mark, opener, setting);
                break;
        }
    }

    private void TakeStraight(QuotationMark mark, int opener, MarkSetting setting)
    {
        if (IsMeasure(mark, opener)) return;
        switch (setting)
        {
            case MarkSetting.Opening:
                Push(mark);
                break;
            case MarkSetting.Closing:
                CloseIf(opener, mark);
                break;
            case MarkSetting.InWord:
                // Hebrew abbreviations are written so: צה"ל. Arabic particles stand before the mark without a space.
                if (IsBetween(mark, '\u0590', '\u05FF')) break;
                if (opener >= 0) Close(opener, mark);
                else if (IsBetween(mark, '\u0600', '\u06FF')) Push(mark);
                break;
            default:
                if (opener >= 0) Close(opener, mark);
                else if (mark.End == _end) Unopened ??= mark;
                else if (mark.After(_text, _end) != QuotationMark.Side.Space || mark.Before(_text, _start) == QuotationMark.Side.Space)
                    Push(mark);
                break;
        }
    }

    private void TakeSingle(QuotationMark mark)
    {
        var top = _open.Count > 0 && _open[^1].Mark.Family == MarkFamily.Single ? _open[^1].Mark : (QuotationMark?)null;
        if (top is { } opener && _singles.Closes(mark, opener)) Close(_open.Count - 1, mark);
        else if (_singles.Opens(mark, top))
        {
            if (top is not null) Forget(_open.Count - 1);
            Push(mark);
        }
    }

    /// <summary>The place of the nearest open mark that this one closes: for “…" too, but typographic ones go together first.</summary>
    private int Opener(QuotationMark mark)
    {
        var any = -1;
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (_open[i].Mark.Family != mark.Family) continue;
            if (_open[i].Mark.Role == MarkRole.Either == (mark.Role == MarkRole.Either)) return i;
            if (any < 0) any = i;
        }

        return any;
    }

    /// <summary>Whether a mark that usually opens closes after this one: „…“, ”…“, »…«, ›…‹.</summary>
    private bool IsReversed(QuotationMark opener, QuotationMark mark) =>
        _text[opener.Start] != _text[mark.Start] && _text[mark.Start] is '“' or '«' or '‹' && opener.Length == 1;

    /// <summary>Whether the mark stands for inches or seconds:
    /// after a number, where nothing is open, or where the next mark would else close what is not.</summary>
    private bool IsMeasure(QuotationMark mark, int opener)
    {
        if (mark.Family != MarkFamily.Double) return false;
        var before = _text.AsSpan(_start, mark.Start - _start).TrimEnd();
        if (before.IsEmpty || !char.IsNumber(before[^1])) return false;
        var isApart = _start + before.Length < mark.Start;
        if (opener < 0) return !isApart || mark.Setting(_text, _start, _end) == MarkSetting.Unclear;
        if (isApart) return false;
        var next = NextDouble(mark.End);
        return next.At < _end && next.Setting is MarkSetting.Closing;
    }

    /// <summary>The next double mark from an offset. Offsets rise from call to call.</summary>
    private (int From, int At, MarkSetting Setting) NextDouble(int from)
    {
        if (from >= _next.From && from <= _next.At && _next.At > 0) return _next;
        for (var i = from; i < _end;)
        {
            var next = _text.AsSpan(i, _end - i).IndexOfAny(QuotationMark.Characters);
            if (next < 0) break;
            var mark = QuotationMark.At(_text, i + next, _end);
            if (mark.Family == MarkFamily.Double)
                return _next = (from, mark.Start, mark.Role == MarkRole.Opens ? MarkSetting.Opening : mark.Setting(_text, _start, _end));
            i = mark.End;
        }

        return _next = (from, _end, MarkSetting.Unclear);
    }

    private bool IsBetween(QuotationMark mark, char first, char last) => _text[mark.Start - 1] >= first && _text[mark.Start - 1] <= last;

    private void Push(QuotationMark mark)
    {
        if (_open.Count < Deepest) _open.Add(new Open(mark, []));
    }

    private void CloseIf(int opener, QuotationMark mark)
    {
        if (opener >= 0) Close(opener, mark);
        else Unopened ??= mark;
    }

    private void Close(int opener, QuotationMark mark)
    {
        var open = _open[opener].Mark;
        _open.RemoveRange(opener, _open.Count - opener);
        _marks.Add(new PairedMark(new Span(open.Start, open.End), true));
        _marks.Add(new PairedMark(new Span(mark.Start, mark.End), false));
        Add(new Span(open.Start, mark.End), mark.Family);
    }

    private void Add(Span span, MarkFamily family)
    {
        if (_open.Count == 0) _found.Add(span);
        else _open[^1].Inside.Add((span, family));
    }

    /// <summary>Drops a single mark that was an apostrophe; what stands after it lies in no quotation of its own.</summary>
    private void Forget(int place)
    {
        var inside = _open[place].Inside;
        _open.RemoveAt(place);
        if (place == 0) _found.AddRange(inside.Select(i => i.Span));
        else _open[place - 1].Inside.AddRange(inside);
    }

    /// <summary>Ends what is still open: it runs to the end of the block,
    /// or to where its next mark opens again, if it was forgotten to close.</summary>
    private void Finish(MarkFamily? goesOn)
    {
        for (var i = _open.Count - 1; i >= 0; i--)
            if (_open[i].Mark.Family == MarkFamily.Single && !(goesOn == MarkFamily.Single && _singles.MayGoOn(_open[i].Mark))) Forget(i);
        for (var i = 0; i < _open.Count; i++)
        {
            var (mark, inside) = _open[i];
            _marks.Add(new PairedMark(new Span(mark.Start, mark.End), true));
            var again = mark.Family == goesOn ? -1 : inside.FindIndex(p => p.Family == mark.Family);
            var reopened = again >= 0 ? inside[again].Span.Start
                : i + 1 < _open.Count && _open[i + 1].Mark.Family == mark.Family ? _open[i + 1].Mark.Start
                : -1;
            if (reopened < 0)
            {
                Unclosed = mark;
                _found.Add(new Span(mark.Start, _end));
                return;
            }

            _found.Add(new Span(mark.Start, mark.Start + _text.AsSpan(mark.Start, reopened - mark.Start).TrimEnd().Length));
            if (again >= 0) _found.AddRange(inside.Skip(again).Select(p => p.Span));
        }
    }
}

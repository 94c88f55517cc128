using System.Collections.Immutable;
using Archive.Model;

namespace Archive.Anchoring;

/// <summary>Words in quotation marks: a span for each paragraph that they run through, the marks included; UTF-16 offsets.</summary>
public sealed record Quotation(ImmutableArray<Span> Parts);

/// <summary>The quotations of a text, counted as its reader counts them.</summary>
/// <remarks>Chicago Manual of Style 13.30 and other newspapers' rules: of a quotation over several paragraphs each begins with an opening
/// mark, and only the last ends with a closing one. Some texts leave the opening marks out, too.</remarks>
public sealed class Quotations
{
    private readonly string _text;
    private readonly List<PairedMark> _marks;

    private Quotations(string text, ImmutableArray<Quotation> all, List<PairedMark> marks)
    {
        marks.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
        (_text, All, _marks) = (text, all, marks);
        Spans = [.. all.SelectMany(q => q.Parts)];
    }

    /// <summary>Those that lie in no other, in the order of the text.</summary>
    public ImmutableArray<Quotation> All { get; }

    /// <summary>Their parts, in order.</summary>
    public ImmutableArray<Span> Spans { get; }

    /// <summary>Finds the quotations of an article's text.</summary>
    public static Quotations Of(ArticleText text) => Of(text.Plain, LeafBlocks.Of(text));

    /// <summary>Finds the quotations of a title or the like.</summary>
    public static Quotations Of(string line) => Of(line, [new TextBlock(BlockKind.Paragraph, 0, line.Length, 0, [])]);

    private static Quotations Of(string text, List<TextBlock> leaves)
    {
        var marks = new List<PairedMark>();
        var joined = new Paragraphs();
        var scanner = new QuotationScanner(text, marks);
        for (var i = 0; i < leaves.Count; i++)
        {
            var next = i + 1 < leaves.Count && leaves[i + 1].Kind == leaves[i].Kind ? leaves[i + 1] : null;
            scanner.Scan(leaves[i].Start, leaves[i].End, next is null ? null : First(text, next));
            if (joined.Take(leaves[i], First(text, leaves[i]), scanner) is { } closing) marks.Add(new PairedMark(closing, false));
        }

        return new Quotations(text, joined.ToQuotations(), marks);
    }

    /// <summary>The family of the mark that a block begins with, or null.</summary>
    private static MarkFamily? First(string text, TextBlock block)
    {
        var at = block.Start;
        while (at < block.End && char.IsWhiteSpace(text[at])) at++;
        return at < block.End && QuotationMark.Characters.Contains(text[at]) ? QuotationMark.At(text, at, block.End).Family : null;
    }

    /// <summary>The parts of quotations that have a character in common with a passage, in order.</summary>
    public ReadOnlySpan<Span> Overlapping(Span passage)
    {
        int low = 0, high = Spans.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Spans[middle].End > passage.Start) high = middle; else low = middle + 1;
        }

        var end = low;
        while (end < Spans.Length && Spans[end].Start < passage.End) end++;
        return Spans.AsSpan()[low..end];
    }

    /// <summary>The passage with the quotation marks that belong to it; not with an apostrophe or a mark of inches.</summary>
    public Span Around(Span span)
    {
        // French sets a space inside its marks, many set a comma or a full stop there.
        var before = span.Start > 0 && char.IsWhiteSpace(_text[span.Start - 1]) ? span.Start - 1 : span.Start;
        var after = Past(Past(Past(span.End, char.IsWhiteSpace), IsInside), char.IsWhiteSpace);
        var shown = new Span(
            MarkAt(before, opens: true, isEnd: true)?.Start ?? span.Start,
            MarkAt(after, opens: false, isEnd: false)?.End ?? span.End);
        return shown == span ? Enclosed(span) : shown;
    }

    /// <summary>Whether the passage begins or ends with a quotation mark.</summary>
    public bool AreAt(Span shown) =>
        MarkAt(shown.Start, opens: true, isEnd: false) is not null || MarkAt(shown.End, opens: false, isEnd: true) is not null
        || (shown.Length > 1 && Enclosed(new Span(shown.Start + 1, shown.End - 1)) == shown);

    /// <summary>Single marks, and marks of titles, that stand on both sides of what somebody has annotated as a quotation.</summary>
    private Span Enclosed(Span span)
    {
        if (span.Start == 0 || span.End >= _text.Length) return span;
        var fits = (_text[span.Start - 1], _text[span.End]) is ('\'', '\'') or ('’', '’') or ('‘', '’') or ('《', '》') or ('〈', '〉')
            && (span.Start == 1 || !char.IsLetterOrDigit(_text[span.Start - 2]) || _text[span.Start - 1] is '《' or '〈')
            && (span.End + 1 == _text.Length || !char.IsLetterOrDigit(_text[span.End + 1]) || _text[span.End] is '》' or '〉');
        return fits ? new Span(span.Start - 1, span.End + 1) : span;
    }

    private static bool IsInside(char c) => c is '.' or ',' or '!' or '?' or '…' or '۔' or '،' or '؟' or '。' or '、' or '，' or '！' or '？';

    private int Past(int at, Func<char, bool> over) => at < _text.Length && over(_text[at]) ? at + 1 : at;

    /// <summary>The mark that begins at the offset, or ends there.</summary>
    private Span? MarkAt(int offset, bool opens, bool isEnd)
    {
        int low = 0, high = _marks.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if ((isEnd ? _marks[middle].Span.End : _marks[middle].Span.Start) < offset) low = middle + 1; else high = middle;
        }

        if (low == _marks.Count) return null;
        var mark = _marks[low];
        return mark.Opens == opens && (isEnd ? mark.Span.End : mark.Span.Start) == offset ? mark.Span : null;
    }

    /// <summary>Joins the parts of quotations that run through several paragraphs.</summary>
    private sealed class Paragraphs
    {
        private readonly List<List<Span>> _quotations = [];
        // The family of the mark that is open, and paragraphs without any mark since.
        private MarkFamily? _open;
        private readonly List<Span> _between = [];

        public ImmutableArray<Quotation> ToQuotations() => [.. _quotations.Select(q => new Quotation([.. q]))];

        /// <summary>Takes what the next block has.</summary>
        /// <returns>The mark with which it closes a quotation that a block before has opened, if it does.</returns>
        public Span? Take(TextBlock block, MarkFamily? first, QuotationScanner scanner)
        {
            if (block.Kind != BlockKind.Paragraph) _open = null;
            var own = scanner.Found;
            var from = 0;
            Span? closing = null;
            if (_open is { } open && first != open)
            {
                if (scanner.Unopened is { } mark && mark.Family == open)
                {
                    _quotations[^1].AddRange(_between);
                    _quotations[^1].Add(new Span(block.Start, mark.End));
                    while (from < own.Count && own[from].Start < mark.End) from++;
                    closing = new Span(mark.Start, mark.End);
                }
                else if (!scanner.HasMarks)
                {
                    _between.Add(new Span(block.Start, block.End));
                    return null;
                }
            }
            else if (_open is not null && own.Count > 0)
            {
                _quotations[^1].Add(own[from++]);
            }

            for (; from < own.Count; from++) _quotations.Add([own[from]]);
            _between.Clear();
            _open = block.Kind == BlockKind.Paragraph ? scanner.Unclosed?.Family : null;
            return closing;
        }
    }
}

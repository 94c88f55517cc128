using System.Collections.Immutable;
using System.Text;
using Archive.Model;
using Archive.Problems;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SourceSpan = Archive.Problems.SourceSpan;

namespace Archive.Read.Text;

/// <summary>Reads Markdown (CommonMark without raw HTML, which shows as text) into the text that a reader sees.</summary>
public sealed class MarkdownReader
{
    private const int MaxParagraph = 64 << 10;
    private const int MaxBrackets = 2_000;

    /// <summary>Opening brackets that nothing has closed yet, at most: each new one is compared with them.</summary>
    private const int MaxOpen = 100;

    /// <summary>Runs of `*` and `_` in one paragraph, at most: Markdig is quadratic in emphasis inside emphasis.</summary>
    private const int MaxEmphasis = 1_000;
    private const int MaxQuoteMarks = 16;

    // Put together by hand: no extension that takes attributes, frames or scripts.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePreciseSourceLocation().Build();

    // Texts are of like size: the builder of one is good for the next.
    [ThreadStatic]
    private static StringBuilder? _ofThread;

    private readonly StringBuilder _plain = (_ofThread ??= new StringBuilder(16 << 10)).Clear();
    private readonly ImmutableArray<InlineSpan>.Builder _inlines = ImmutableArray.CreateBuilder<InlineSpan>();
    private readonly ImmutableArray<SourceRun>.Builder _runs = ImmutableArray.CreateBuilder<SourceRun>();
    private readonly string _file;
    private readonly int _firstLine;
    private readonly DroppedMarks _dropped;
    private readonly ProblemList _problems;
    private readonly int[] _lineStarts;
    private int _highest;

    private MarkdownReader(string file, string text, int firstLine, DroppedMarks dropped, ProblemList problems)
    {
        (_file, _firstLine, _dropped, _problems) = (file, firstLine, dropped, problems);
        _lineStarts = new int[1 + text.AsSpan().Count('\n')];
        for (int line = 1, at = 0; line < _lineStarts.Length; line++) _lineStarts[line] = at = text.IndexOf('\n', at) + 1;
    }

    /// <summary>Reads a text.</summary>
    /// <param name="file">Path relative to the input, for positions.</param>
    /// <param name="text">The text; line breaks are line feeds.</param>
    /// <param name="firstLine">Line of the file on which it begins, from 1.</param>
    /// <param name="problems">Receives what is wrong.</param>
    /// <param name="empty">What is wrong when there are no words; by default that an article has none.</param>
    public static ArticleText Read(string file, string text, int firstLine, ProblemList problems, Problem? empty = null)
    {
        text = DroppedMarks.Drop(text, firstLine, out var dropped);
        var nothing = new ArticleText("", [], [], new SourceMap(file, []));
        if (OverLimit(text) is { } line)
        {
            problems.Add(Codes.MarkdownLimit, new SourceSpan(file, firstLine + line, 1), "This paragraph is too long, has too many brackets or signs of emphasis, or is nested too deeply.", "Break it up with blank lines.");
            return nothing;
        }

        try
        {
            var reader = new MarkdownReader(file, text, firstLine, dropped, problems);
            var document = Markdown.Parse(text, Pipeline);
            // The page has a heading of its own above the text's, so the text's highest stand on the second level.
            reader._highest = Highest(document) ?? 1;
            var blocks = reader.Blocks(document);
            if (reader._plain.Length == 0) problems.Add(empty ?? new Problem(Codes.EmptyArticle, new SourceSpan(file), "The article has no text.", "Put the text after the second line `---`."));
            return new ArticleText(reader._plain.ToString(), blocks, reader.Spans(), new SourceMap(file, reader._runs.ToImmutable()) { Dropped = dropped });
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IndexOutOfRangeException or NullReferenceException or FormatException or OverflowException or KeyNotFoundException)
        {
            // Too deep is an ArgumentException; whatever else the library trips over is the text's fault too.
            problems.Add(Codes.MarkdownLimit, new SourceSpan(file, firstLine, 1), "The text is nested too deeply.", "Use fewer quotations and lists inside each other.");
            return nothing;
        }
    }

    private static int? Highest(ContainerBlock container)
    {
        int? highest = null;
        foreach (var block in container)
        {
            var level = block is HeadingBlock heading ? heading.Level : block is ContainerBlock inner ? Highest(inner) : null;
            if (highest is null || level < highest) highest = level ?? highest;
        }

        return highest;
    }

    private ImmutableArray<InlineSpan> Spans() =>
        _inlines.Count < 2 ? _inlines.DrainToImmutable() : [.. _inlines.OrderBy(s => s.Start).ThenByDescending(s => s.End)];

    /// <summary>Line (from 0) of the first paragraph over a limit: Markdig is quadratic in brackets and recursive in nesting.</summary>
    private static int? OverLimit(string text)
    {
        int line = 0, length = 0, brackets = 0, open = 0, emphasis = 0;
        var ends = new ParagraphEnds();
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var words = text.AsSpan()[range];
            line++;
            if (ends.After(words, out var isCode)) length = brackets = open = emphasis = 0;
            if (isCode) continue;
            length += words.Length + 1;
            brackets += words.Count('[');
            open = Math.Max(0, open + words.Count('[') - words.Count(']'));
            emphasis += Runs(words, '*') + Runs(words, '_');
            var marker = words.TrimStart();
            var depth = 0;
            while (marker.Length > 0 && marker[0] is '>' or '-' or '*' or '+' && ++depth <= MaxQuoteMarks) marker = marker[1..].TrimStart();
            if (length > MaxParagraph || brackets > MaxBrackets || open > MaxOpen || emphasis > MaxEmphasis || (depth > MaxQuoteMarks && marker.Length > 0)) return line - 1;
        }

        return null;
    }

    private static int Runs(ReadOnlySpan<char> words, char sign)
    {
        var runs = 0;
        for (int at; (at = words.IndexOf(sign)) >= 0; runs++) words = words[at..].TrimStart(sign);
        return runs;
    }

    private ImmutableArray<TextBlock> Blocks(ContainerBlock container)
    {
        var blocks = ImmutableArray.CreateBuilder<TextBlock>(container.Count);
        foreach (var child in container)
            if (Block(child) is { } block) blocks.Add(block);
        return blocks.DrainToImmutable();
    }

    private TextBlock? Block(Block block)
    {
        switch (block)
        {
            case HeadingBlock heading: return Leaf(BlockKind.Heading, heading, Math.Min(6, heading.Level - _highest + 2));
            case CodeBlock code: return Code(code);
            case ParagraphBlock paragraph: return Leaf(BlockKind.Paragraph, paragraph, 0);
            case ThematicBreakBlock: return new TextBlock(BlockKind.Rule, _plain.Length, _plain.Length, 0, []);
            case QuoteBlock quote: return Container(BlockKind.Quote, quote, 0);
            case ListItemBlock item: return Container(BlockKind.Item, item, 0);
            case ListBlock list: return Container(list.IsOrdered ? BlockKind.Numbers : BlockKind.Bullets, list, int.TryParse(list.OrderedStart, out var first) ? first : 1);
            default: return null;
        }
    }

    private TextBlock Container(BlockKind kind, ContainerBlock block, int level)
    {
        var before = _plain.Length;
        var children = Blocks(block);
        return new TextBlock(kind, children.IsEmpty ? before : children[0].Start, _plain.Length, level, children);
    }

    private int Begin()
    {
        if (_plain.Length > 0) _plain.Append("\n\n");
        return _plain.Length;
    }

    private TextBlock Leaf(BlockKind kind, LeafBlock block, int level)
    {
        var start = Begin();
        if (block.Inline is { } inline) Inlines(inline);
        return new TextBlock(kind, start, _plain.Length, level, []);
    }

    private TextBlock Code(CodeBlock block)
    {
        var start = Begin();
        for (var i = 0; i < block.Lines.Count; i++)
        {
            if (i > 0) _plain.Append('\n');
            var line = block.Lines.Lines[i];
            Run(line.Position);
            _plain.Append(line.Slice.AsSpan());
        }

        return new TextBlock(BlockKind.Code, start, _plain.Length, 0, []);
    }

    private void Inlines(ContainerInline container)
    {
        foreach (var inline in container) Inline(inline);
    }

    private void Inline(Inline inline)
    {
        var start = _plain.Length;
        switch (inline)
        {
            case LiteralInline literal:
                Run(literal.Span.Start);
                _plain.Append(literal.Content.AsSpan());
                break;
            case LineBreakInline ending:
                _plain.Append('\n');
                if (ending.IsHard) _inlines.Add(new InlineSpan(InlineKind.Break, start, _plain.Length));
                break;
            case CodeInline code:
                Run(code.Span.Start + code.DelimiterCount);
                _plain.Append(code.Content);
                _inlines.Add(new InlineSpan(InlineKind.Code, start, _plain.Length));
                break;
            case HtmlEntityInline entity:
                Run(entity.Span.Start);
                _plain.Append(Allowed(entity.Transcoded.ToString(), entity));
                break;
            case AutolinkInline auto:
                Run(auto.Span.Start + 1);
                _plain.Append(auto.Url);
                _inlines.Add(new InlineSpan(InlineKind.Link, start, _plain.Length, auto.IsEmail ? "mailto:" + auto.Url : auto.Url));
                break;
            case LinkInline { IsImage: true } image:
                _inlines.Add(new InlineSpan(InlineKind.Image, start, start, Target(image), Words(image)) { Picture = Place(image) });
                break;
            case LinkInline link:
                Inlines(link);
                _inlines.Add(new InlineSpan(InlineKind.Link, start, _plain.Length, Target(link)));
                break;
            case EmphasisInline emphasis:
                Inlines(emphasis);
                _inlines.Add(new InlineSpan(emphasis.DelimiterCount == 1 ? InlineKind.Emphasis : InlineKind.Strong, start, _plain.Length));
                break;
            case ContainerInline other:
                Inlines(other);
                break;
        }
    }

    /// <summary>The address of a link or a picture, in which entities are characters already.</summary>
    private string? Target(LinkInline link) => link.Url is { } url ? Allowed(url, link) : null;

    /// <summary>What stands between the brackets of a picture, without its markup.</summary>
    private string Words(ContainerInline inline) => string.Concat(inline.Descendants().Select(i => i switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => Allowed(entity.Transcoded.ToString(), entity),
        LineBreakInline => " ",
        _ => "",
    }));

    private string Allowed(string text, Inline inline) => Characters.Allowed(text, Place(inline), _problems);

    private SourceSpan Place(Inline inline)
    {
        var (line, column) = Place(inline.Span.Start);
        return _dropped.InFile(new SourceSpan(_file, line, column, inline.Span.Length));
    }

    private void Run(int offset)
    {
        var (line, column) = Place(offset);
        _runs.Add(new SourceRun(_plain.Length, line, column));
    }

    /// <summary>Line and column, from 1, of an offset in the Markdown.</summary>
    private (int Line, int Column) Place(int offset)
    {
        var index = Array.BinarySearch(_lineStarts, offset);
        var line = index >= 0 ? index : ~index - 1;
        return (_firstLine + line, 1 + offset - _lineStarts[line]);
    }
}

using Archive.Anchoring;
using Archive.Link;
using Archive.Model;
using Archive.Render.Html;

namespace Archive.Render.Body;

/// <summary>Writes statements of an article as they stand in lists: in the sentence around them, marked.</summary>
internal sealed class Excerpts(LinkedArticle linked, ArticleMarks marks, Publication publication, Sweep sweep)
{
    /// <summary>Characters of a statement on pages that are split, at most.</summary>
    private const int ShortLength = 100;

    /// <summary>Characters of a statement with the sentences around it, at most; a longer one is cut and leads to the whole.</summary>
    private const int LongestExcerpt = 1_500;

    private readonly List<Layer> _layers = [];
    private readonly List<Span> _ranges = [];
    // Characters that may still be written of the statement.
    private int _left;

    /// <summary>One paragraph for each block that the statement touches; nothing where its words may not be published.</summary>
    public void Write(Marked statement, Utf8Writer writer)
    {
        var rights = linked.Article.Head.Rights;
        if (rights == Rights.Link) return;
        var text = linked.Article.TextOf(statement.In);
        _layers.Clear();
        marks.AddLayers(statement, text, _layers, isListed: true);
        _layers.PutInOrder();
        _left = LongestExcerpt;
        if (statement.In != Part.Text)
        {
            Write(statement, text, new TextBlock(BlockKind.Paragraph, 0, text.Length, 0, []), rights, writer);
            return;
        }

        for (var i = LeafBlocks.At(marks.Leaves, statement.Shown[0].Start); i < marks.Leaves.Count && _left > 0; i++)
        {
            if (marks.Leaves[i].Start >= statement.Shown[^1].End) break;
            Write(statement, text, marks.Leaves[i], rights, writer);
        }
    }

    private void Write(Marked statement, string text, TextBlock block, Rights rights, Utf8Writer writer)
    {
        _ranges.Clear();
        AddRanges(statement, text, block, widen: rights != Rights.Statements, _ranges);
        if (_ranges.Count == 0) return;
        // Its end is understood: what follows is another block.
        writer.Raw("<p>"u8);
        for (var i = 0; i < _ranges.Count && _left > 0; i++)
        {
            if (i > 0) writer.Raw(" … "u8);
            var range = _ranges[i];
            var end = range.Length > _left ? Sentences.Cut(text, block, range, _left) : range.End;
            sweep.Write(writer, text, range.Start, end, _layers, []);
            _left -= end < range.End ? _left : range.Length;
            if (_left == 0 && end < statement.Shown[^1].End) Whole(statement, writer);
            else if (end < range.End) writer.Raw("…"u8);
        }
    }

    /// <summary>What leads from an excerpt that has been cut to the whole.</summary>
    private void Whole(Marked statement, Utf8Writer writer)
    {
        var href = publication.Href(Routes.Statement(linked.Article.Head.Id, statement.Link.Id));
        writer.Raw($"… <a{BlockRenderer.Attribute("href", href)}{publication.Around(linked.Article.Head.Language)}>");
        writer.Text(publication.Words["read-whole"]);
        writer.Raw("</a>"u8);
    }

    /// <summary>Writes the first words, encoded; nothing where they may not be published.</summary>
    public void FirstWords(Marked statement, Utf8Writer writer)
    {
        if (linked.Article.Head.Rights == Rights.Link) return;
        var pieces = statement.Link.Anchor.Pieces;
        var words = linked.Article.TextOf(statement.In).AsSpan(pieces[0].Start, pieces[0].Length);
        writer.Text(words[..ShownLength(words)]);
        if (words.Length > ShortLength || pieces.Length > 1) writer.Raw("…"u8);
    }

    /// <summary>How many characters are shown: whole words, or half of one that is longer than all that may be shown.</summary>
    private static int ShownLength(ReadOnlySpan<char> words)
    {
        if (words.Length <= ShortLength) return words.Length;
        var cut = words[..ShortLength].LastIndexOf(' ');
        if (cut >= 1) return cut;
        return char.IsHighSurrogate(words[ShortLength - 1]) ? ShortLength - 1 : ShortLength;
    }

    /// <summary>Adds the parts of a block that show a statement:
    /// its pieces, widened to their sentences or not, those that touch as one.</summary>
    public static void AddRanges(Marked statement, string text, TextBlock block, bool widen, List<Span> ranges)
    {
        var first = ranges.Count;
        foreach (var piece in statement.Shown)
        {
            if (piece.End <= block.Start || piece.Start >= block.End) continue;
            var range = new Span(Math.Max(piece.Start, block.Start), Math.Min(piece.End, block.End));
            if (widen) range = Sentences.Around(text, block, range);
            if (ranges.Count > first && range.Start <= ranges[^1].End + 1)
                ranges[^1] = new Span(ranges[^1].Start, Math.Max(range.End, ranges[^1].End));
            else ranges.Add(range);
        }
    }
}

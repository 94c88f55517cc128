using System.Collections.Immutable;
using Archive.Link;
using Archive.Model;
using Archive.Render.Html;

namespace Archive.Render.Body;

/// <summary>Writes a statement as it stands in lists: in the sentence around it, marked.</summary>
internal static class Excerpts
{
    /// <summary>Characters of a statement on pages that are split, at most.</summary>
    private const int ShortLength = 100;

    /// <summary>One paragraph for each block that the statement touches; empty where its words may not be published.</summary>
    public static byte[] Write(LinkedArticle linked, ArticleMarks marks, LinkedAnnotation statement, Utf8Writer writer)
    {
        var head = linked.Article.Head;
        if (head.Rights == Rights.Link) return [];
        var text = linked.Article.TextOf(statement.Anchor.In);
        // Its place on the page is its permalink; in a list it is not.
        List<Layer> layers = [.. marks.Layers(statement, text).Select(l => l.Element == "mark" ? Bare(l) : l).InOrder()];
        writer.Clear();
        foreach (var block in Parts.Leaves(linked.Article, statement.Anchor.In))
        {
            var ranges = Ranges(marks, statement, text, block, widen: head.Rights != Rights.Statements);
            if (ranges.Count == 0) continue;
            writer.Raw("<p class=\"said\">"u8);
            for (var i = 0; i < ranges.Count; i++)
            {
                if (i > 0) writer.Raw(" … "u8);
                var range = ranges[i];
                Sweep.Write(writer, text, range.Start, range.End, [.. layers.Where(l => l.Start < range.End && range.Start < l.End)], []);
            }

            writer.Raw("</p>"u8);
        }

        return writer.Written.ToArray();
    }

    /// <summary>Who speaks, and the first words with a link to the passage.</summary>
    public static byte[] Short(LinkedArticle linked, LinkedAnnotation statement, string href, Views.Publication publication, Utf8Writer writer)
    {
        var kind = statement.Annotation.Kind.Verbatim ? "q" : "p";
        writer.Clear();
        var head = linked.Article.Head;
        var language = head.Language is { } tag && tag != publication.Settings.Language ? BlockRenderer.Attribute("lang", tag) + " dir=\"auto\"" : "";
        writer.Raw($"<p class=\"said stm {kind}\">");
        foreach (var voice in statement.Voices)
        {
            var link = publication.Link(voice);
            writer.Raw(link.Href is null ? "<b>" : $"<b><a{BlockRenderer.Attribute("href", link.Href)}>");
            writer.Text(link.Text);
            writer.Raw(link.Href is null ? "</b> " : "</a></b> ");
        }

        writer.Raw($"<a href=\"{href}\"{language}>");
        if (head.Rights == Rights.Link) writer.Text(publication.Words["words-withheld"]);
        else
        {
            writer.Raw($"<mark class=\"{kind}\">");
            var piece = statement.Anchor.Pieces[0];
            var words = linked.Article.TextOf(statement.Anchor.In).AsSpan(piece.Start, piece.Length);
            var cut = words.Length <= ShortLength ? -1 : words[..ShortLength].LastIndexOf(' ');
            writer.Text(cut < 1 ? words[..Math.Min(words.Length, char.IsHighSurrogate(words[Math.Min(words.Length, ShortLength) - 1]) ? ShortLength - 1 : ShortLength)] : words[..cut]);
            if (words.Length > ShortLength || statement.Anchor.Pieces.Length > 1) writer.Raw("…"u8);
            writer.Raw("</mark>"u8);
        }

        writer.Raw("</a></p>"u8);
        return writer.Written.ToArray();
    }

    /// <summary>The parts of a block that show a statement: its pieces, widened to their sentences or not, those that touch as one.</summary>
    public static List<Span> Ranges(ArticleMarks marks, LinkedAnnotation statement, string text, TextBlock block, bool widen)
    {
        var ranges = new List<Span>();
        for (var i = 0; i < statement.Anchor.Pieces.Length; i++)
        {
            var piece = marks.Shown(statement, i, text);
            if (piece.End <= block.Start || piece.Start >= block.End) continue;
            var range = new Span(Math.Max(piece.Start, block.Start), Math.Min(piece.End, block.End));
            if (widen) range = Sentences.Around(text, block, range);
            if (ranges.Count > 0 && range.Start <= ranges[^1].End + 1) ranges[^1] = new Span(ranges[^1].Start, Math.Max(range.End, ranges[^1].End));
            else ranges.Add(range);
        }

        return ranges;
    }

    private static Layer Bare(Layer mark) => new(mark.Start, mark.End, mark.Element, mark.Attributes[..(mark.Attributes.IndexOf('"', " class=\"".Length) + 1)]) { Rank = mark.Rank };
}

/// <summary>The parts of an article that selectors search.</summary>
internal static class Parts
{
    /// <summary>The leaf blocks of a part; a title is one block.</summary>
    public static IEnumerable<TextBlock> Leaves(Article article, Part part) => part == Part.Text
        ? article.Text.Leaves()
        : [new TextBlock(BlockKind.Paragraph, 0, article.TextOf(part).Length, 0, ImmutableArray<TextBlock>.Empty)];
}

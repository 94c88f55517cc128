using Archive.Anchoring;
using Archive.Model;
using Archive.Render.Html;

namespace Archive.Render.Body;

/// <summary>Writes the blocks of a text as HTML: the markup of its author, and whatever else lies over it.</summary>
internal sealed class BlockRenderer
{
    private static readonly string[] Headings = ["h1", "h2", "h3", "h4", "h5", "h6"];

    private readonly ArticleText _text;
    private readonly LayerRun _layers;
    private readonly List<Insert> _inserts;
    private readonly Sweep _sweep;
    private readonly Action<Utf8Writer, TextBlock>? _attributes;
    private int _nextInsert;

    /// <summary>Prepares a text. Blocks must then be written in order.</summary>
    /// <param name="text">The text, its links resolved.</param>
    /// <param name="layers">What lies over it, in any order; the markup of the text is added.</param>
    /// <param name="inserts">What stands in it, in any order; likewise.</param>
    /// <param name="sweep">Does the work.</param>
    /// <param name="attributes">Writes attributes of a leaf block, each with a space before it; or null.</param>
    public BlockRenderer(ArticleText text, List<Layer> layers, List<Insert> inserts, Sweep sweep, Action<Utf8Writer, TextBlock>? attributes)
    {
        (_text, _layers, _inserts, _sweep, _attributes) = (text, new LayerRun(layers), inserts, sweep, attributes);
        foreach (var inline in text.Inlines)
        {
            if (Layer(inline) is { } layer) layers.Add(layer);
            else if (inline.Kind is InlineKind.Break or InlineKind.Image) inserts.Add(Insert(inline));
        }

        layers.PutInOrder();
        inserts.PutInOrder();
    }

    /// <summary>A text without anything over it.</summary>
    /// <param name="text">The text, its links resolved.</param>
    /// <param name="writer">Keeps it, after what it has already.</param>
    /// <param name="ids">Ids of headings by the offset at which they start, or null.</param>
    public static Markup Plain(ArticleText text, Utf8Writer writer, Dictionary<int, string>? ids = null)
    {
        var start = writer.Length;
        var renderer = new BlockRenderer(text, [], [], new Sweep(), ids is null ? null : (w, block) =>
        {
            if (ids.TryGetValue(block.Start, out var id)) w.Raw($" id=\"{id}\"");
        });
        foreach (var block in text.Blocks) renderer.Write(writer, block);
        return writer.Since(start);
    }

    /// <summary>The ids of the headings by the offset at which they start; of those alike the second gets <c>-2</c>.</summary>
    public static Dictionary<int, string> HeadingIds(ArticleText text)
    {
        var ids = new Dictionary<int, string>();
        var distinct = new DistinctIds();
        foreach (var heading in text.Leaves().Where(b => b.Kind == BlockKind.Heading))
            ids[heading.Start] = distinct.TakeLike(StatementIds.Suggest(text.Plain.AsSpan(heading.Start..heading.End)));
        return ids;
    }

    /// <summary>Writes a block and those inside it.</summary>
    public void Write(Utf8Writer writer, TextBlock block)
    {
        var element = Element(block);
        if (block.Kind == BlockKind.Rule)
        {
            writer.Raw("<hr>"u8);
            return;
        }

        writer.Raw("<"u8);
        writer.Raw(element);
        if (block is { Kind: BlockKind.Numbers, Level: not 1 })
        {
            writer.Raw(" start=\""u8);
            writer.Number(block.Level);
            writer.Raw("\""u8);
        }

        // A long line of code scrolls, and keys have to reach what scrolls.
        if (block.Kind == BlockKind.Code) writer.Raw(" tabindex=0"u8);
        if (block.IsLeaf) _attributes?.Invoke(writer, block);
        writer.Raw(">"u8);
        if (block.IsLeaf) Leaf(writer, block);
        else foreach (var child in block.Children) Write(writer, child);
        writer.Raw("</"u8);
        writer.Raw(element);
        writer.Raw(">"u8);
    }

    private void Leaf(Utf8Writer writer, TextBlock block)
    {
        if (block.Kind == BlockKind.Code) writer.Raw("<code>"u8);
        while (_nextInsert < _inserts.Count && _inserts[_nextInsert].At < block.Start) _nextInsert++;
        var first = _nextInsert;
        while (_nextInsert < _inserts.Count && _inserts[_nextInsert].At <= block.End) _nextInsert++;
        var inserts = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_inserts)[first.._nextInsert];
        _sweep.Write(writer, _text.Plain, block.Start, block.End, _layers.Over(block.Start, block.End), inserts);
        if (block.Kind == BlockKind.Code) writer.Raw("</code>"u8);
    }

    private static string Element(TextBlock block) => block.Kind switch
    {
        BlockKind.Heading => Headings[Math.Clamp(block.Level, 1, 6) - 1],
        BlockKind.Code => "pre",
        BlockKind.Quote => "blockquote",
        BlockKind.Bullets => "ul",
        BlockKind.Numbers => "ol",
        BlockKind.Item => "li",
        _ => "p",
    };

    private static Layer? Layer(InlineSpan inline) => inline.Kind switch
    {
        InlineKind.Emphasis => new Layer(inline.Start, inline.End, "em") { Rank = 5 },
        InlineKind.Strong => new Layer(inline.Start, inline.End, "strong") { Rank = 5 },
        InlineKind.Code => new Layer(inline.Start, inline.End, "code") { Rank = 5 },
        InlineKind.Link when inline.Target is { } target => new Layer(inline.Start, inline.End, "a") { Href = target, Rank = 4 },
        _ => null,
    };

    private static Insert Insert(InlineSpan inline) => inline.Kind == InlineKind.Break
        ? new Insert(inline.Start, 2, "<br>")
        : new Insert(inline.Start, 1, inline.Target is { } target ? Image(target, inline.Alt ?? "") : "");

    private static string Image(string target, string alt) => $"<img{Attribute("src", target)}{Attribute("alt", alt)} loading=\"lazy\">";

    /// <summary>An attribute with a space before it, its value encoded.</summary>
    public static string Attribute(string name, string value) => $" {name}=\"{HtmlEncoding.Encode(value)}\"";
}

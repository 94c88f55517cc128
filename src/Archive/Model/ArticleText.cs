using System.Collections.Immutable;
using Archive.Problems;

namespace Archive.Model;

/// <summary>What a block of text is.</summary>
public enum BlockKind
{
    /// <summary>A paragraph.</summary>
    Paragraph,
    /// <summary>A heading; its level is 2 to 6.</summary>
    Heading,
    /// <summary>Preformatted text.</summary>
    Code,
    /// <summary>A thematic break, without text.</summary>
    Rule,
    /// <summary>A block quotation; has children.</summary>
    Quote,
    /// <summary>A bulleted list; its children are items.</summary>
    Bullets,
    /// <summary>A numbered list; its children are items, <see cref="TextBlock.Level"/> is the first number.</summary>
    Numbers,
    /// <summary>An item of a list; has children.</summary>
    Item,
}

/// <summary>What a span inside a block is.</summary>
public enum InlineKind
{
    /// <summary>Emphasis.</summary>
    Emphasis,
    /// <summary>Strong emphasis.</summary>
    Strong,
    /// <summary>Code.</summary>
    Code,
    /// <summary>A link; <see cref="InlineSpan.Target"/> is its address as written.</summary>
    Link,
    /// <summary>A picture, of no length in the text; <see cref="InlineSpan.Alt"/> describes it.</summary>
    Image,
    /// <summary>A forced line break; covers the line feed that stands for it.</summary>
    Break,
}

/// <summary>A block of an article's text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Start in <see cref="ArticleText.Plain"/>, UTF-16, inclusive.</param>
/// <param name="End">End, exclusive.</param>
/// <param name="Level">Level of a heading, first number of a numbered list, else 0.</param>
/// <param name="Children">Blocks inside; only leaf blocks carry text of their own.</param>
public sealed record TextBlock(BlockKind Kind, int Start, int End, int Level, ImmutableArray<TextBlock> Children)
{
    /// <summary>Whether this block holds text and no other blocks.</summary>
    public bool IsLeaf => Kind is BlockKind.Paragraph or BlockKind.Heading or BlockKind.Code;
}

/// <summary>A span of markup inside a leaf block.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Start in <see cref="ArticleText.Plain"/>, UTF-16, inclusive.</param>
/// <param name="End">End, exclusive.</param>
/// <param name="Target">Address of a link or picture as written, not yet checked.</param>
/// <param name="Alt">Words that stand for a picture.</param>
public sealed record InlineSpan(InlineKind Kind, int Start, int End, string? Target = null, string? Alt = null)
{
    /// <summary>Where a picture stands in the file: it has no characters in the text that would lead there.</summary>
    public SourceSpan? Picture { get; init; }
}

/// <summary>The text of an article as its reader sees it, with its structure beside it.</summary>
/// <param name="Plain">All leaf blocks in order, a blank line (two line feeds) between two of them.</param>
/// <param name="Blocks">The blocks at the top, in order.</param>
/// <param name="Inlines">Spans of markup, by start, then longer first; properly nested.</param>
/// <param name="Source">Where each part of the text stands in the file.</param>
public sealed record ArticleText(string Plain, ImmutableArray<TextBlock> Blocks, ImmutableArray<InlineSpan> Inlines, SourceMap Source)
{
    /// <summary>Where a span of markup stands in the file.</summary>
    public SourceSpan Where(InlineSpan inline) => inline.Picture ?? Source.At(inline.Start, inline.End - inline.Start);

    /// <summary>The leaf blocks in the order of the text.</summary>
    public IEnumerable<TextBlock> Leaves() => Leaves(Blocks);

    private static IEnumerable<TextBlock> Leaves(ImmutableArray<TextBlock> blocks)
    {
        foreach (var block in blocks)
        {
            if (block.IsLeaf) yield return block;
            foreach (var leaf in Leaves(block.Children)) yield return leaf;
        }
    }
}

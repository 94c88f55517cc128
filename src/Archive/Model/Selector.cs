using System.Collections.Immutable;
using Archive.Problems;

namespace Archive.Model;

/// <summary>One piece of what finds a span.</summary>
/// <remarks>W3C Web Annotation Data Model, 4.2.4 (text quote) and 4.2.9 (range).</remarks>
public abstract record Piece(SourceSpan Where);

/// <summary>A piece given by its exact words.</summary>
public sealed record ExactPiece(string Text, SourceSpan Where) : Piece(Where)
{
    /// <summary>The comment that follows the value on its line, without <c>#</c>, or null.</summary>
    public Located<string>? Comment { get; init; }
}

/// <summary>A piece given by its first and its last words, both included.</summary>
public sealed record RangePiece(string First, string Last, SourceSpan Where, SourceSpan LastWhere) : Piece(Where);

/// <summary>The part of an article that a selector searches.</summary>
public enum Part
{
    /// <summary>The text.</summary>
    Text,
    /// <summary>The title.</summary>
    Title,
    /// <summary>The subtitle.</summary>
    Subtitle,
    /// <summary>The dateline.</summary>
    Dateline,
}

/// <summary>What finds the span of an annotation.</summary>
/// <param name="Pieces">At least one piece, in the order of the text.</param>
/// <param name="In">The part that is searched.</param>
/// <param name="Prefix">Words that stand before the first piece.</param>
/// <param name="Suffix">Words that stand after the first piece.</param>
/// <param name="Occurrence">Which match is meant, from 1, not overlapping, from the left.</param>
public sealed record Selector(
    ImmutableArray<Piece> Pieces,
    Part In = Part.Text,
    Located<string>? Prefix = null,
    Located<string>? Suffix = null,
    Located<int>? Occurrence = null);

/// <summary>A span of a part of an article: UTF-16 offsets, start inclusive, end exclusive.</summary>
public readonly record struct Span(int Start, int End)
{
    /// <summary>Length in UTF-16 code units.</summary>
    public int Length => End - Start;

    /// <summary>Whether <paramref name="other"/> lies inside this span.</summary>
    public bool Contains(Span other) => Start <= other.Start && other.End <= End;

    /// <summary>Whether the two have a character in common.</summary>
    public bool Overlaps(Span other) => Start < other.End && other.Start < End;
}

/// <summary>A selector resolved to offsets.</summary>
/// <param name="In">The part of the article that the offsets count in.</param>
/// <param name="Pieces">One span a piece, in the order of the text.</param>
public sealed record Anchor(Part In, ImmutableArray<Span> Pieces)
{
    /// <summary>Start of the first piece.</summary>
    public int Start => Pieces[0].Start;

    /// <summary>End of the last piece, exclusive.</summary>
    public int End => Pieces[^1].End;
}

using System.Collections.Immutable;

namespace Archive.Kinds;

/// <summary>The shapes that carry behaviour; every kind of annotation has one.</summary>
public enum Shape
{
    /// <summary>Somebody said something.</summary>
    Statement,
    /// <summary>Something checkable inside a statement.</summary>
    Claim,
    /// <summary>A name that stands for a record.</summary>
    Mention,
    /// <summary>Context by the editors.</summary>
    Note,
}

/// <summary>What a field holds.</summary>
public enum FieldType
{
    /// <summary>Plain text.</summary>
    Text,
    /// <summary>Markdown.</summary>
    Markdown,
    /// <summary>An EDTF date.</summary>
    Date,
    /// <summary>A number, invariant notation.</summary>
    Number,
    /// <summary>An address, http or https.</summary>
    Url,
    /// <summary>One of <see cref="Field.Words"/>.</summary>
    Word,
    /// <summary>The id of a record of the kind <see cref="Field.RecordKind"/>.</summary>
    Record,
}

/// <summary>A field that a kind declares.</summary>
/// <param name="Name">The key as written in files.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Many">Whether it holds several.</param>
/// <param name="Words">The words allowed, for <see cref="FieldType.Word"/>.</param>
/// <param name="RecordKind">The folder of the kind referred to, for <see cref="FieldType.Record"/>.</param>
public sealed record Field(string Name, FieldType Type, bool Many, ImmutableArray<string> Words, string? RecordKind)
{
    /// <summary>The name as shown. Where the interface's words have none: hyphens as spaces, first letter upper case.</summary>
    public string Label { get; init; } = char.ToUpperInvariant(Name[0]) + Name[1..].Replace('-', ' ');
}

/// <summary>A kind of record: a name for a folder of files with these fields.</summary>
/// <param name="Plural">Name of the folder and of the address.</param>
/// <param name="Singular">What one of them is called, and what a field names to refer to one.</param>
/// <param name="Label">Heading of the index page.</param>
/// <param name="Fields">Fields beyond those of every record.</param>
/// <param name="Speaks">Whether it can be a speaker.</param>
/// <param name="Publishes">Whether it can be an article's publisher.</param>
/// <param name="IsState">Whether its ids are country codes and its table is built in.</param>
/// <param name="Sorts">Words allowed under <c>kind</c>; empty where there is no such key.</param>
/// <param name="Menu">Whether the main menu lists the index.</param>
public sealed record RecordKind(
    string Plural, string Singular, string Label, ImmutableArray<Field> Fields, bool Speaks, bool Publishes, bool IsState,
    ImmutableArray<string> Sorts, bool Menu);

/// <summary>A kind of annotation: a name for a shape with these fields.</summary>
/// <param name="Name">The key that begins the annotation.</param>
/// <param name="Shape">What it does.</param>
/// <param name="Label">What one is called on pages.</param>
/// <param name="Verbatim">Whether the words are the speaker's own.</param>
/// <param name="Fields">Fields beyond those of the shape.</param>
public sealed record AnnotationKind(string Name, Shape Shape, string Label, bool Verbatim, ImmutableArray<Field> Fields)
{
    /// <summary>What one is called in the line of facts beside it, which has little room;
    /// the label where the table names no other.</summary>
    public string Short { get; init; } = Label;
}

/// <summary>Every kind there is, from the embedded file.</summary>
/// <param name="Records">Kinds of records by folder.</param>
/// <param name="Annotations">Kinds of annotations by key.</param>
/// <param name="ArticleFields">Fields of articles beyond those built in.</param>
public sealed record KindTable(
    ImmutableArray<RecordKind> Records, ImmutableArray<AnnotationKind> Annotations, ImmutableArray<Field> ArticleFields)
{
    /// <summary>The kind of the folder, or null.</summary>
    public RecordKind? Record(string plural) => Records.FirstOrDefault(k => k.Plural == plural);

    /// <summary>The kind of the key, or null.</summary>
    public AnnotationKind? Annotation(string name) => Annotations.FirstOrDefault(k => k.Name == name);

    /// <summary>The kind whose ids are country codes.</summary>
    public RecordKind States => Records.First(k => k.IsState);
}

using System.Collections.Immutable;
using Archive.Problems;

namespace Archive.Model;

/// <summary>How much of an article's text may be published.</summary>
public enum Rights
{
    /// <summary>All of it.</summary>
    Full,
    /// <summary>The paragraphs in which something is annotated.</summary>
    Excerpt,
    /// <summary>The statements alone.</summary>
    Statements,
    /// <summary>Nothing but the title and the link to the original.</summary>
    Link,
}

/// <summary>A dated entry: a correction, a withdrawal, a comparison with the original.</summary>
public sealed record DatedNote(EdtfDate? Date, string Text, string? By);

/// <summary>What is known of an article beside its text.</summary>
/// <param name="Id">The file's name without its ending.</param>
/// <param name="File">Path relative to the input folder.</param>
public sealed record ArticleHead(string Id, string File)
{
    /// <summary>Whether its keys cannot be read, so that it is not known what they say; then there is a problem.</summary>
    public bool IsUnread { get; init; }
    /// <summary>The title, plain text.</summary>
    public string Title { get; init; } = "";
    /// <summary>The subtitle.</summary>
    public string? Subtitle { get; init; }
    /// <summary>When it was published.</summary>
    public EdtfDate? Date { get; init; }
    /// <summary>When it was last changed by its publisher.</summary>
    public EdtfDate? Updated { get; init; }
    /// <summary>Id of the publisher's record.</summary>
    public Located<string>? Publisher { get; init; }
    /// <summary>Bylines.</summary>
    public ImmutableArray<string> Authors { get; init; } = [];
    /// <summary>Where it was written.</summary>
    public string? Dateline { get; init; }
    /// <summary>Address of the original.</summary>
    public string? Url { get; init; }
    /// <summary>Address of a copy in a web archive.</summary>
    public string? Archived { get; init; }
    /// <summary>Language, BCP 47.</summary>
    public string? Language { get; init; }
    /// <summary>Fields declared for articles beyond those above.</summary>
    public ImmutableArray<FieldValue> Fields { get; init; } = [];
    /// <summary>How much may be published.</summary>
    public Rights Rights { get; init; } = Rights.Full;
    /// <summary>Licence of the text.</summary>
    public string? Licence { get; init; }
    /// <summary>Left out unless drafts are asked for.</summary>
    public bool Draft { get; init; }
    /// <summary>Corrections by the archive, oldest first.</summary>
    public ImmutableArray<DatedNote> Corrections { get; init; } = [];
    /// <summary>Comparison of the text with the original.</summary>
    public DatedNote? Verified { get; init; }
    /// <summary>Set when the article has been withdrawn.</summary>
    public DatedNote? Withdrawn { get; init; }
    /// <summary>Earlier ids, whose addresses lead here.</summary>
    public ImmutableArray<Located<string>> Formerly { get; init; } = [];
}

/// <summary>A speaker that exists only in one article.</summary>
/// <param name="Id">Id inside the article.</param>
/// <param name="Where">Where it is declared.</param>
public sealed record LocalSpeaker(string Id, SourceSpan Where)
{
    /// <summary>Name as shown.</summary>
    public string Name { get; init; } = "";
    /// <summary>Whether the article withholds the name.</summary>
    public bool Anonymous { get; init; }
    /// <summary>Why, where the article says so.</summary>
    public string? Reason { get; init; }
    /// <summary>Record of what the speaker belongs to.</summary>
    public Located<string>? Affiliation { get; init; }
    /// <summary>Country spoken for, or null when not given.</summary>
    public Located<string>? Country { get; init; }
    /// <summary>Who it was, once known.</summary>
    public Identification? Identified { get; init; }
}

/// <summary>Who an unnamed speaker was.</summary>
/// <param name="As">Id of the record.</param>
/// <param name="By">Who says so.</param>
/// <param name="Date">When.</param>
/// <param name="Url">Where.</param>
public sealed record Identification(Located<string> As, string? By, EdtfDate? Date, string? Url);

/// <summary>An article as read: its text and everything said of it, not yet anchored.</summary>
public sealed record Article(ArticleHead Head, ArticleText Text)
{
    /// <summary>Annotations of all its files, in the order of the files (by name, ordinal) and in them.</summary>
    public ImmutableArray<Annotation> Annotations { get; init; } = [];
    /// <summary>Speakers of this article alone, by id.</summary>
    public ImmutableSortedDictionary<string, LocalSpeaker> Speakers { get; init; } = ImmutableSortedDictionary<string, LocalSpeaker>.Empty;
    /// <summary>Words in quotation marks that nobody said.</summary>
    public ImmutableArray<Located<string>> NotQuotes { get; init; } = [];
    /// <summary>Who annotated.</summary>
    public ImmutableArray<string> Credits { get; init; } = [];
    /// <summary>Who reviewed.</summary>
    public ImmutableArray<string> Reviewers { get; init; } = [];

    /// <summary>The text of a part; empty where the article has none.</summary>
    public string TextOf(Part part) => part switch
    {
        Part.Title => Head.Title,
        Part.Subtitle => Head.Subtitle ?? "",
        Part.Dateline => Head.Dateline ?? "",
        _ => Text.Plain,
    };
}

using System.Collections.Immutable;
using Archive.Model;

namespace Archive.Link;

/// <summary>What stays of an article once it is rendered: all that pages other than its own need.</summary>
public sealed record ArticleDigest(string Id, string Title, EdtfDate? Date, string PublisherName, string? PublisherId, string? Dateline, string? Language)
{
    /// <summary>Statements in the order of the text.</summary>
    public ImmutableArray<StatementDigest> Statements { get; init; } = [];
    /// <summary>Different voices.</summary>
    public int Voices { get; init; }
    /// <summary>Ids of the records named in the text or the title, or that its fields name.</summary>
    public ImmutableArray<string> Named { get; init; } = [];
    /// <summary>Ids of all annotations, for links that lead to them.</summary>
    public ImmutableArray<string> AnnotationIds { get; init; } = [];
    /// <summary>Links to other addresses of the site, to be checked when all are known.</summary>
    public ImmutableArray<Located<string>> Links { get; init; } = [];
    /// <summary>Earlier ids.</summary>
    public ImmutableArray<Located<string>> Formerly { get; init; } = [];
    /// <summary>Relations to other statements.</summary>
    public ImmutableArray<StatementRelation> Relations { get; init; } = [];
}

/// <summary>A relation from a statement of an article to another statement.</summary>
public sealed record StatementRelation(string From, Relation Relation, string ToArticle, string ToId, Problems.SourceSpan Where);

/// <summary>What stays of a statement.</summary>
/// <param name="Article">Id of its article.</param>
/// <param name="Id">Its permalink.</param>
/// <param name="Number">Its number in the article.</param>
/// <param name="Verbatim">Whether the words are the speaker's own.</param>
/// <param name="Label">What its kind is called.</param>
public sealed record StatementDigest(string Article, string Id, int Number, bool Verbatim, string Label)
{
    /// <summary>When it was said.</summary>
    public EdtfDate? Date { get; init; }
    /// <summary>Who said it.</summary>
    public ImmutableArray<Voice> Voices { get; init; } = [];
    /// <summary>About whom or what.</summary>
    public ImmutableArray<Record> About { get; init; } = [];
    /// <summary>Records that stand by it: about, for, via, to and declared fields.</summary>
    public ImmutableArray<string> Concerns { get; init; } = [];
    /// <summary>Status word, or null.</summary>
    public string? Status { get; init; }
    /// <summary>The sentence around it as HTML in UTF-8, the statement marked.</summary>
    public byte[] Excerpt { get; init; } = [];
    /// <summary>Line of facts under it as HTML in UTF-8: kind, about whom, to whom.</summary>
    public byte[] Meta { get; init; } = [];
}

using System.Collections.Immutable;
using Archive.Kinds;
using Archive.Model;
using Archive.Problems;

namespace Archive.Link;

/// <summary>Who speaks, as shown beside a statement.</summary>
/// <param name="Name">The name.</param>
/// <param name="Role">The post at the date, or what is known of an unnamed source.</param>
/// <param name="Record">The record; for a speaker of one article, the record of who it was once that is known.</param>
/// <param name="Local">Id inside the article of a speaker that exists only there.</param>
/// <param name="Affiliation">What an unnamed speaker belongs to.</param>
/// <param name="Country">Code of the country spoken for.</param>
public sealed record Voice(string Name, string Role, Record? Record, string? Local, Record? Affiliation, string? Country)
{
    /// <summary>How many different voices there are in one article.</summary>
    public static int Count(IEnumerable<Voice> voices) => voices.Select(v => v.Identity).Distinct().Count();

    /// <summary>What tells two voices of one article apart.</summary>
    public (string? Local, string? Record) Identity => (Local, Local is null ? Record?.Id : null);
}

/// <summary>An annotation with everything that it refers to resolved.</summary>
/// <param name="Annotation">As written.</param>
/// <param name="Anchor">Where it stands.</param>
/// <param name="Id">Its permalink, unique in the article.</param>
/// <param name="Number">Place among the statements, from 1; 0 for other shapes.</param>
public sealed record LinkedAnnotation(Annotation Annotation, Anchor Anchor, string Id, int Number)
{
    /// <summary>Who speaks; a claim takes the voices of the statement around it.</summary>
    public ImmutableArray<Voice> Voices { get; init; } = [];
    /// <summary>Whom or what it is about.</summary>
    public ImmutableArray<Record> About { get; init; } = [];
    /// <summary>On whose behalf.</summary>
    public ImmutableArray<Voice> For { get; init; } = [];
    /// <summary>Who relayed it.</summary>
    public ImmutableArray<Voice> Via { get; init; } = [];
    /// <summary>To whom.</summary>
    public ImmutableArray<Voice> To { get; init; } = [];
    /// <summary>Records named in declared fields.</summary>
    public ImmutableArray<(Field Field, Record Record)> Fields { get; init; } = [];
    /// <summary>The statement's date, else the article's.</summary>
    public EdtfDate? Date { get; init; }
    /// <summary>The statement around a claim.</summary>
    public LinkedAnnotation? Inside { get; init; }
    /// <summary>Record of a mention.</summary>
    public Record? Entity { get; init; }
    /// <summary>The words that name the speaker.</summary>
    public Span? Attribution { get; init; }
    /// <summary>Editors' words, their links resolved.</summary>
    public ArticleText? Words { get; init; }

    /// <summary>The statement, when it is one.</summary>
    public Statement? Statement => Annotation as Statement;
}

/// <summary>A name in the text that is shown as a link.</summary>
/// <param name="Span">Where.</param>
/// <param name="Record">To what.</param>
/// <param name="ByMachine">Whether no person has said so.</param>
public readonly record struct NameLink(Span Span, Record Record, bool ByMachine);

/// <summary>An article with everything resolved that can be known from itself and the records.</summary>
/// <param name="Article">As read; the links in its text are resolved.</param>
/// <param name="Annotations">In the order of the text.</param>
public sealed record LinkedArticle(Article Article, ImmutableArray<LinkedAnnotation> Annotations)
{
    /// <summary>Addresses of this site that its text and notes lead to.</summary>
    public ImmutableArray<Located<string>> Links { get; init; } = [];
    /// <summary>Records that its declared fields name.</summary>
    public ImmutableArray<(Field Field, Record Record)> Fields { get; init; } = [];
    /// <summary>Names that stand in the text, in order.</summary>
    public ImmutableArray<NameLink> Names { get; init; } = [];
    /// <summary>The publisher.</summary>
    public Record? Publisher { get; init; }

    /// <summary>The statements in the order of the text.</summary>
    public IEnumerable<LinkedAnnotation> Statements => Annotations.Where(a => a.Number > 0);
}

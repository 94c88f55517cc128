using System.Collections.Immutable;
using Archive.Kinds;
using Archive.Model;
using Archive.Problems;

namespace Archive.Link;

/// <summary>What stays of an article once it is rendered: all that pages other than its own need.</summary>
/// <param name="Id">The article's id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Place">Its file.</param>
public sealed record ArticleDigest(string Id, string Title, SourceSpan Place)
{
    /// <summary>When it was published.</summary>
    public EdtfDate? Date { get; init; }
    /// <summary>By whom.</summary>
    public Record? Publisher { get; init; }
    /// <summary>Where it was written.</summary>
    public string? Dateline { get; init; }
    /// <summary>Language, BCP 47.</summary>
    public string? Language { get; init; }
    /// <summary>Statements in the order of the text.</summary>
    public ImmutableArray<StatementDigest> Statements { get; init; } = [];
    /// <summary>How many different voices speak.</summary>
    public int Voices { get; init; }
    /// <summary>Records named in the text or in fields, the publisher among them; each once, by id.</summary>
    public ImmutableArray<Record> Named { get; init; } = [];
    /// <summary>Permalinks of the article's page, earlier ones included.</summary>
    public ImmutableArray<string> Fragments { get; init; } = [];
    /// <summary>Addresses of this site that the article leads to, to be checked when all are known.</summary>
    public ImmutableArray<Located<string>> Links { get; init; } = [];
    /// <summary>Earlier ids.</summary>
    public ImmutableArray<Located<string>> Formerly { get; init; } = [];
    /// <summary>Relations of its statements to others.</summary>
    public ImmutableArray<StatementRelation> Relations { get; init; } = [];
}

/// <summary>A relation from a statement to another one, as written at the first.</summary>
/// <param name="From">The statement where it is written.</param>
/// <param name="Relation">How it relates.</param>
/// <param name="To">The other statement.</param>
/// <param name="Where">The place in the input.</param>
public sealed record StatementRelation(StatementKey From, Relation Relation, StatementKey To, SourceSpan Where);

/// <summary>What names a statement in the whole archive.</summary>
/// <param name="Article">Id of the article.</param>
/// <param name="Id">Permalink in it.</param>
public readonly record struct StatementKey(string Article, string Id) : IComparable<StatementKey>
{
    /// <summary>Orders by article, then permalink, both ordinal.</summary>
    public int CompareTo(StatementKey other) =>
        string.CompareOrdinal(Article, other.Article) is var byArticle and not 0 ? byArticle : string.CompareOrdinal(Id, other.Id);
}

/// <summary>What stays of a statement.</summary>
/// <param name="Key">What names it.</param>
/// <param name="Number">Its number in the article.</param>
/// <param name="Kind">Its kind.</param>
public sealed record StatementDigest(StatementKey Key, int Number, AnnotationKind Kind)
{
    /// <summary>When it was said, else printed.</summary>
    public EdtfDate? Date { get; init; }
    /// <summary>Who said it.</summary>
    public ImmutableArray<Voice> Voices { get; init; } = [];
    /// <summary>About whom or what.</summary>
    public ImmutableArray<Record> About { get; init; } = [];
    /// <summary>On whose behalf.</summary>
    public ImmutableArray<Voice> For { get; init; } = [];
    /// <summary>Who relayed it.</summary>
    public ImmutableArray<Voice> Via { get; init; } = [];
    /// <summary>To whom.</summary>
    public ImmutableArray<Voice> To { get; init; } = [];
    /// <summary>Records in declared fields.</summary>
    public ImmutableArray<(Field Field, Record Record)> Fields { get; init; } = [];
    /// <summary>The statement as it stands in lists, HTML in UTF-8: the same on every page, so made once. Empty until it is rendered.</summary>
    public ReadOnlyMemory<byte> Listed { get; init; }
    /// <summary>Its first words with a link to the passage, for lists that would be too long otherwise.</summary>
    public ReadOnlyMemory<byte> Short { get; init; }
}

/// <summary>Makes digests.</summary>
public static class Digests
{
    /// <summary>The digest of a linked article, without excerpts.</summary>
    public static ArticleDigest Of(LinkedArticle linked)
    {
        var head = linked.Article.Head;
        var shown = head.Withdrawn is null ? linked.Annotations : [];
        return new ArticleDigest(head.Id, head.Title, new SourceSpan(head.File))
        {
            Date = head.Date,
            Publisher = linked.Publisher,
            Dateline = head.Dateline,
            Language = head.Language,
            Statements = [.. shown.Where(a => a.Number > 0).Select(a => Statement(head.Id, a))],
            Voices = Voice.Count(shown.SelectMany(a => a.Number > 0 ? a.Voices : [])),
            Named = [.. Named(linked).Distinct().OrderBy(r => r.Id, StringComparer.Ordinal)],
            // A mention is a link in the text and no place to lead to.
            Fragments = [.. shown.Where(a => a.Annotation is not Mention).SelectMany(a => a.Annotation.Formerly.Select(f => f.Value).Prepend(a.Id))],
            Links = linked.Links,
            Formerly = head.Formerly,
            Relations = [.. from a in shown
                where a.Statement is not null
                from link in a.Statement!.Links
                select new StatementRelation(new StatementKey(head.Id, a.Id), link.Relation, new StatementKey(link.Article ?? head.Id, link.Id), link.Where)],
        };
    }

    private static StatementDigest Statement(string article, LinkedAnnotation link) => new(new StatementKey(article, link.Id), link.Number, link.Annotation.Kind)
    {
        Date = link.Date,
        Voices = link.Voices,
        About = link.About,
        For = link.For,
        Via = link.Via,
        To = link.To,
        Fields = link.Fields,
    };

    private static IEnumerable<Record> Named(LinkedArticle linked)
    {
        var records = linked.Fields.Select(f => f.Record);
        if (linked.Publisher is { } publisher) records = records.Append(publisher);
        return linked.Article.Head.Withdrawn is not null ? records
            : records.Concat(linked.Names.Select(n => n.Record)).Concat(linked.Annotations.Select(a => a.Entity).OfType<Record>());
    }
}

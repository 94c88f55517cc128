using System.Collections.Immutable;
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
    /// <summary>When it was last changed, else published, as the archive says; null when it says neither.</summary>
    public EdtfDate? Modified { get; init; }
    /// <summary>By whom.</summary>
    public Record? Publisher { get; init; }
    /// <summary>Where it was written.</summary>
    public string? Dateline { get; init; }
    /// <summary>Its language where it is not the site's, BCP 47; else null.</summary>
    public string? Language { get; init; }
    /// <summary>Statements in the order of the text.</summary>
    public StatementRows Statements { get; init; } = StatementRows.None;
    /// <summary>How many different voices speak.</summary>
    public int Voices { get; init; }
    /// <summary>Records named in the text or in fields, the publisher among them; each once, by id.</summary>
    public ImmutableArray<Record> Named { get; init; } = [];
    /// <summary>Permalinks of the article's page other than its statements': earlier ones, those of claims and notes.</summary>
    public ImmutableArray<string> Fragments { get; init; } = [];
    /// <summary>Earlier permalinks of its statements, each with that of today.</summary>
    public ImmutableArray<(string Former, string Now)> Renamed { get; init; } = [];
    /// <summary>Addresses of this site that the article leads to, to be checked when all are known.</summary>
    public ImmutableArray<Located<string>> Links { get; init; } = [];
    /// <summary>Earlier ids.</summary>
    public ImmutableArray<Located<string>> Formerly { get; init; } = [];
    /// <summary>See <see cref="SameTexts.HashOf"/>; 0 where the text is not to be compared:
    /// when it is withdrawn, or only describes one that may not be published.</summary>
    public UInt128 TextHash { get; init; }
    /// <summary>Whether nobody has annotated a statement in it, be it one that was not found;
    /// false where its files of annotations have problems.</summary>
    public bool IsUnannotated { get; init; }
    /// <summary>Relations of its statements to others.</summary>
    public ImmutableArray<StatementRelation> Relations { get; init; } = [];

    /// <summary>All permalinks of the article's page.</summary>
    public IEnumerable<string> Permalinks()
    {
        for (var i = 0; i < Statements.Length; i++) yield return Statements[i].Id;
        foreach (var fragment in Fragments) yield return fragment;
    }

    /// <summary>Hash of all that lists show of the article itself, and of who speaks in it.</summary>
    public UInt128 Hash { get; init; }

    /// <summary>The same with its hash.</summary>
    public ArticleDigest Hashed(ContentHash hash)
    {
        hash.Add(Id).Add(Title).Add(Date?.Text).Add(Publisher?.Id).Add(Dateline).Add(Language).Add(Statements.Length).Add(Voices);
        foreach (var statement in Statements)
            foreach (var voice in statement.Voices) hash.Add(voice.Record?.Id);
        return this with { Hash = hash.Take() };
    }
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

/// <summary>Where a piece of finished HTML lies in the store of fragments.</summary>
/// <param name="At">Offset of its first byte.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Check">What tells that it is still the same: see <see cref="CheckOf"/>.</param>
public readonly record struct Fragment(long At, int Length, uint Check)
{
    /// <summary>The check of bytes.</summary>
    public static uint CheckOf(ReadOnlySpan<byte> bytes) => (uint)ContentHash.Of(bytes);
}

/// <summary>Makes digests.</summary>
public static class Digests
{
    /// <summary>The digest of a linked article, without the HTML of its statements.</summary>
    /// <param name="linked">The article.</param>
    /// <param name="language">The site's language.</param>
    /// <param name="shared">Receives what its statements share with others.</param>
    public static ArticleDigest Of(LinkedArticle linked, string language, SharedValues shared)
    {
        var head = linked.Article.Head;
        var shown = head.Withdrawn is null ? linked.Annotations : [];
        var statements = new StatementRowsBuilder(head.Id, shared, shown.Length);
        var fragments = ImmutableArray.CreateBuilder<string>();
        var renamed = ImmutableArray.CreateBuilder<(string, string)>();
        var relations = ImmutableArray.CreateBuilder<StatementRelation>();
        var voices = new HashSet<(string?, string?)>();
        foreach (var annotation in shown)
        {
            // A mention is a link in the text and no place to lead to.
            if (annotation.Annotation is not Mention)
                foreach (var former in annotation.Annotation.Formerly) fragments.Add(former.Value);
            if (annotation.Number == 0)
            {
                if (annotation.Annotation is not Mention) fragments.Add(annotation.Id);
                continue;
            }

            foreach (var former in annotation.Annotation.Formerly)
                if (former.Value != annotation.Id) renamed.Add((former.Value, annotation.Id));
            statements.Add(annotation, Concerns(annotation));
            foreach (var voice in annotation.Voices) voices.Add(voice.Identity);
            var from = new StatementKey(head.Id, annotation.Id);
            foreach (var link in annotation.Statement!.Links)
            {
                var to = new StatementKey(link.Article ?? head.Id, link.Id);
                relations.Add(new StatementRelation(from, link.Relation, to, link.Where));
            }
        }

        return new ArticleDigest(head.Id, head.Title, new SourceSpan(head.File))
        {
            Date = head.Date,
            Modified = head.Updated ?? head.Date,
            Publisher = linked.Publisher,
            Dateline = head.Dateline,
            Language = head.Language == language ? null : head.Language,
            Statements = statements.ToRows(),
            Voices = voices.Count,
            Named = Named(linked),
            Fragments = fragments.DrainToImmutable(),
            Renamed = renamed.DrainToImmutable(),
            Links = linked.Links,
            Formerly = head.Formerly,
            TextHash = head is { Withdrawn: null, Rights: not Rights.Link } ? SameTexts.HashOf(linked.Article.Text) : 0,
            IsUnannotated = head.Withdrawn is null && !linked.Article.Annotations.Any(a => a is Statement),
            Relations = relations.DrainToImmutable(),
        }.Hashed(new ContentHash());
    }

    private static ImmutableArray<Record> Concerns(LinkedAnnotation link) =>
        link.For.IsEmpty && link.Via.IsEmpty && link.To.IsEmpty && link.Fields.IsEmpty ? []
        : [.. link.For.Concat(link.Via).Concat(link.To).Select(v => v.Record).OfType<Record>()
            .Concat(link.Fields.Select(f => f.Record))
            .Distinct<Record>(ReferenceEqualityComparer.Instance)];

    private static ImmutableArray<Record> Named(LinkedArticle linked)
    {
        var named = new List<Record>();
        foreach (var field in linked.Fields) named.Add(field.Record);
        if (linked.Publisher is { } publisher) named.Add(publisher);
        if (linked.Article.Head.Withdrawn is null)
        {
            foreach (var name in linked.Names) named.Add(name.Record);
            foreach (var annotation in linked.Annotations)
                if (annotation.Entity is { } entity) named.Add(entity);
        }

        // Each once, in the order of their ids, which is that of their numbers.
        named.Sort(static (a, b) => a.Number.CompareTo(b.Number));
        var sorted = ImmutableArray.CreateBuilder<Record>(named.Count);
        foreach (var record in named)
            if (sorted.Count == 0 || !ReferenceEquals(sorted[^1], record)) sorted.Add(record);
        return sorted.DrainToImmutable();
    }
}

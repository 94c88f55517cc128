using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Archive.Model;
using Archive.Problems;

namespace Archive.Link;

/// <summary>A relation of a statement, seen from it.</summary>
/// <param name="Relation">How the two relate.</param>
/// <param name="Forward">Whether it is written at the statement itself; else it is seen from the other end.</param>
/// <param name="Other">The other statement.</param>
public sealed record Related(Relation Relation, bool Forward, StatementDigest Other);

/// <summary>Everything that the archive holds of one record.</summary>
/// <param name="Record">The record.</param>
/// <param name="All">All utterances of the archive.</param>
public sealed record RecordEntries(Record Record, Utterances All)
{
    /// <summary>What it said, or those who belong to it; in time order, as the other lists.</summary>
    public UtteranceList By { get; init; }
    /// <summary>What was said about it.</summary>
    public UtteranceList About { get; init; }
    /// <summary>What concerns it in another way: said to it, on its behalf, relayed by it, or in a declared field.</summary>
    public UtteranceList Concerns { get; init; }
    /// <summary>Articles that name it, newest first.</summary>
    public List<ArticleDigest> Articles { get; init; } = [];
    /// <summary>Public records that belong to it, by name: the speakers of a country, the holders of its posts.</summary>
    public ImmutableArray<Record> Members { get; init; } = [];
}

/// <summary>The cross-references of the whole archive, made from the digests of its articles.</summary>
public sealed class SiteIndex
{
    private readonly Dictionary<string, ArticleDigest> _articles;
    private readonly Dictionary<string, RecordEntries> _entries;
    private readonly Dictionary<StatementKey, ImmutableArray<Related>> _related;
    private FrozenDictionary<string, StatementRows> _again = FrozenDictionary<string, StatementRows>.Empty;

    private SiteIndex(ImmutableArray<ArticleDigest> articles, Dictionary<string, ArticleDigest> byId, Dictionary<string, RecordEntries> entries, Dictionary<StatementKey, ImmutableArray<Related>> related, int statements, ImmutableArray<RecordEntries> records) =>
        (Articles, _articles, _entries, _related, Statements, Records) = (articles, byId, entries, related, statements, records);

    /// <summary>The articles, newest first; those without a date last.</summary>
    public ImmutableArray<ArticleDigest> Articles { get; }

    /// <summary>Different utterances in the archive.</summary>
    public int Statements { get; }

    /// <summary>Records that have a page, in the order of their names.</summary>
    public ImmutableArray<RecordEntries> Records { get; }

    /// <summary>What its statements share.</summary>
    internal SharedValues Shared => Articles.FirstOrDefault(a => a.Statements.Length > 0)?.Statements.Shared ?? StatementRows.None.Shared;

    /// <summary>The article of the id.</summary>
    public ArticleDigest? Article(string id) => _articles.GetValueOrDefault(id);

    /// <summary>What there is of a record, or null when it has no page.</summary>
    public RecordEntries? Entries(string id) => _entries.GetValueOrDefault(id);

    /// <summary>Whether any statement was made again.</summary>
    public bool HasAgain => _again.Count > 0;

    /// <summary>The statement as it was made again, when its relations were known; null when it was not.</summary>
    public StatementDigest? Again(StatementDigest statement) => _again.Count > 0 && _again.TryGetValue(statement.Article, out var rows) ? rows.Find(statement.Number) : null;

    /// <summary>The same index with statements that were made again.</summary>
    /// <param name="again">Those of each article that has any.</param>
    public SiteIndex With(IEnumerable<StatementRows> again) =>
        new(Articles, _articles, _entries, _related, Statements, Records) { _again = again.ToFrozenDictionary(s => s.Article, StringComparer.Ordinal) };

    /// <summary>The relations of a statement, from both ends.</summary>
    public ImmutableArray<Related> Related(StatementKey key) => _related.GetValueOrDefault(key, []);

    /// <summary>Articles with statements that relate to others: their pages show what stands elsewhere.</summary>
    public IEnumerable<string> Connected() => _related.Keys.Select(k => k.Article).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Puts the index together, in time linear in the statements but for sorting them.</summary>
    /// <param name="digests">The articles, in any order.</param>
    /// <param name="catalog">The records.</param>
    /// <param name="linked">Addresses that free pages lead to.</param>
    /// <param name="problems">Receives relations that lead nowhere.</param>
    /// <param name="threads">How many threads work on it.</param>
    public static SiteIndex Of(IEnumerable<ArticleDigest> digests, Catalog catalog, IEnumerable<Located<string>> linked, ProblemList problems, int threads)
    {
        var sorted = digests.ToArray();
        var newest = (ArticleDigest[])sorted.Clone();
        // One order is made beside all that needs the other.
        var ordering = Task.Run(() => Array.Sort(newest, NewestFirst));
        Array.Sort(sorted, static (a, b) => string.CompareOrdinal(a.Id, b.Id));
        var byId = sorted.ToDictionary(a => a.Id, StringComparer.Ordinal);
        var related = Relate(sorted, byId, problems);
        var utterances = Utterances.Of(sorted, byId, related, threads);
        ordering.GetAwaiter().GetResult();
        var articles = ImmutableCollectionsMarshal.AsImmutableArray(newest);
        var entries = Gathering.Entries(Gather(utterances, articles, linked, catalog, threads), utterances, catalog, threads);
        return new SiteIndex(articles, byId, entries, related, utterances.Count,
            [.. entries.Values.Select(e => (Key: SortKey.Of(e.Record.Name), Entries: e)).OrderBy(e => e.Key, StringComparer.Ordinal).ThenBy(e => e.Entries.Record.Id, StringComparer.Ordinal).Select(e => e.Entries)]);
    }

    /// <summary>By date, the newest first and those without one last; within one by id.</summary>
    private static int NewestFirst(ArticleDigest one, ArticleDigest other)
    {
        if (ReferenceEquals(one.Date, other.Date)) return string.CompareOrdinal(one.Id, other.Id);
        if (one.Date is null) return 1;
        return other.Date?.CompareTo(one.Date) switch { null => -1, 0 => string.CompareOrdinal(one.Id, other.Id), var order => order.Value };
    }

    /// <summary>Gathers from runs of utterances and runs of articles, both in their order.</summary>
    private static Gathering[] Gather(Utterances utterances, ImmutableArray<ArticleDigest> articles, IEnumerable<Located<string>> linked, Catalog catalog, int threads)
    {
        var parts = new Gathering[threads];
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            var part = parts[i] = new Gathering(catalog);
            part.Add(utterances, Begin(utterances.Count, i), Begin(utterances.Count, i + 1));
            foreach (var article in articles.AsSpan()[Begin(articles.Length, i)..Begin(articles.Length, i + 1)])
            {
                part.Add(article);
                part.Lead(article.Links);
            }
        });
        parts[^1].Lead([.. linked]);
        return parts;

        int Begin(int count, int run) => Utterances.Begin(count, run, threads);
    }

    private static Dictionary<StatementKey, ImmutableArray<Related>> Relate(ArticleDigest[] articles, Dictionary<string, ArticleDigest> byId, ProblemList problems)
    {
        var ends = new Dictionary<StatementKey, List<Related>>();
        foreach (var article in articles)
        {
            foreach (var relation in article.Relations)
            {
                if (byId.GetValueOrDefault(relation.To.Article)?.Statements.Find(relation.To.Id) is not { } other)
                {
                    problems.Add(Codes.UnknownReference, relation.Where, $"The article `{relation.To.Article}` has no statement `{relation.To.Id}`.", "Open the other article's page and copy the permalink of the statement: what follows `#` in its address.");
                    continue;
                }

                List(relation.From).Add(new Related(relation.Relation, true, other));
                List(relation.To).Add(new Related(relation.Relation, false, article.Statements.Find(relation.From.Id)!.Value));
            }
        }

        return ends.ToDictionary(e => e.Key, e => e.Value
            .OrderBy(r => r.Relation).ThenByDescending(r => r.Forward).ThenBy(r => r.Other.Key).ToImmutableArray());

        List<Related> List(StatementKey key) => ends.TryGetValue(key, out var list) ? list : ends[key] = [];
    }
}

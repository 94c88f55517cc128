using System.Collections.Frozen;
using System.Collections.Immutable;
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
    public ArticleList Articles { get; init; }
    /// <summary>Public records that belong to it, by name: the speakers of a country, the holders of its posts.</summary>
    public ImmutableArray<Record> Members { get; init; } = [];
}

/// <summary>How much the archive holds of a record that has a page.</summary>
/// <param name="Record">The record.</param>
/// <param name="By">Utterances that are its own, or of those who belong to it.</param>
/// <param name="About">Utterances about it.</param>
/// <param name="Articles">Articles that name it.</param>
public sealed record RecordCounts(Record Record, int By, int About, int Articles);

/// <summary>The cross-references of the whole archive, made from the digests of its articles.</summary>
public sealed class SiteIndex
{
    private readonly ArticleTable _articles;
    private readonly Dictionary<string, Record> _shown;
    private readonly Dictionary<StatementKey, ImmutableArray<Related>> _related;
    private FrozenDictionary<string, StatementRows> _again = FrozenDictionary<string, StatementRows>.Empty;

    private SiteIndex(ArticleTable articles, ReadOnlyMemory<int> newest, Utterances utterances, Dictionary<StatementKey, ImmutableArray<Related>> related, ImmutableArray<RecordCounts> records, ImmutableArray<RecordEntries> entries)
    {
        (_articles, Articles, Utterances, _related, Records, Entries) = (articles, new ArticleList(articles, newest), utterances, related, records, entries);
        _shown = records.ToDictionary(r => r.Record.Id, r => r.Record, StringComparer.Ordinal);
    }

    private SiteIndex(SiteIndex same)
    {
        (_articles, Articles, Utterances, _related, Records, Entries, _shown) = (same._articles, same.Articles, same.Utterances, same._related, same.Records, same.Entries, same._shown);
    }

    /// <summary>The articles, newest first; those without a date last.</summary>
    public ArticleList Articles { get; }

    /// <summary>Different utterances in the archive, in time order.</summary>
    public Utterances Utterances { get; }

    /// <summary>Records that have a page, in the order of their names.</summary>
    public ImmutableArray<RecordCounts> Records { get; }

    /// <summary>What there is of them, in the same order.</summary>
    public ImmutableArray<RecordEntries> Entries { get; }

    /// <summary>What its statements share.</summary>
    internal SharedValues Shared => _articles.Shared;

    /// <summary>The article of the id.</summary>
    public ArticleDigest? Article(string id) => _articles.Find(id);

    /// <summary>The record of the id if it has a page, else null.</summary>
    public Record? Shown(string id) => _shown.GetValueOrDefault(id);

    /// <summary>Whether any statement was made again.</summary>
    public bool HasAgain => _again.Count > 0;

    /// <summary>The statement as it was made again, when its relations were known; null when it was not.</summary>
    public StatementDigest? Again(StatementDigest statement) => _again.Count > 0 && _again.TryGetValue(statement.Article, out var rows) ? rows.Find(statement.Number) : null;

    /// <summary>The same index with statements that were made again.</summary>
    /// <param name="again">Those of each article that has any.</param>
    public SiteIndex With(IEnumerable<StatementRows> again) =>
        new(this) { _again = again.ToFrozenDictionary(s => s.Article, StringComparer.Ordinal) };

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
        var articles = ArticleTable.Of(digests);
        // One order is made beside all that needs the other.
        var ordering = Task.Run(articles.NewestFirst);
        var related = Relate(articles, problems);
        var utterances = Utterances.Of(articles, related, threads);
        var newest = ordering.GetAwaiter().GetResult();
        var entries = Gathering.Entries(Gather(utterances, newest, linked, catalog, threads), utterances, catalog, threads)
            .Select(e => (Key: SortKey.Of(e.Record.Name), Entries: e)).OrderBy(e => e.Key, StringComparer.Ordinal).ThenBy(e => e.Entries.Record.Id, StringComparer.Ordinal).Select(e => e.Entries).ToImmutableArray();
        return new SiteIndex(articles, newest, utterances, related, [.. entries.Select(Counts)], entries);
    }

    private static RecordCounts Counts(RecordEntries entries) => new(entries.Record, entries.By.Count, entries.About.Count, entries.Articles.Count);

    /// <summary>Gathers from runs of utterances and runs of articles, both in their order.</summary>
    private static Gathering[] Gather(Utterances utterances, int[] newest, IEnumerable<Located<string>> linked, Catalog catalog, int threads)
    {
        var parts = new Gathering[threads];
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            var part = parts[i] = new Gathering(catalog);
            part.Add(utterances, Begin(utterances.Count, i), Begin(utterances.Count, i + 1));
            var ranks = newest.AsSpan(Begin(newest.Length, i)..Begin(newest.Length, i + 1));
            part.Add(utterances.Articles, ranks);
            foreach (var rank in ranks) part.Lead(utterances.Articles[rank].Links);
        });
        parts[^1].Lead([.. linked]);
        return parts;

        int Begin(int count, int run) => Utterances.Begin(count, run, threads);
    }

    private static Dictionary<StatementKey, ImmutableArray<Related>> Relate(ArticleTable articles, ProblemList problems)
    {
        var ends = new Dictionary<StatementKey, List<Related>>();
        for (var rank = 0; rank < articles.Count; rank++)
        {
            var article = articles[rank];
            foreach (var relation in article.Relations)
            {
                if (articles.Find(relation.To.Article)?.Statements.Find(relation.To.Id) is not { } other)
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

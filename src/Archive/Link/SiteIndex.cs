using System.Collections.Immutable;
using Archive.Model;
using Archive.Problems;

namespace Archive.Link;

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
public sealed record RecordCounts(Record Record, int By, int About, int Articles)
{
    /// <summary>Adds it to a hash.</summary>
    public void AddTo(ContentHash hash) => hash.Add(Record.Id).Add(By).Add(About).Add(Articles);
}

/// <summary>The cross-references of the whole archive, made from the digests of its articles.</summary>
public sealed class SiteIndex
{
    private readonly ArticleTable _articles;
    private readonly Dictionary<string, Record> _shown;

    private SiteIndex(
        ArticleTable articles, ReadOnlyMemory<int> newest, Utterances utterances, ImmutableArray<RecordCounts> records,
        ImmutableArray<RecordEntries> entries)
    {
        (_articles, Articles, Utterances, Records, Entries) = (articles, new ArticleList(articles, newest), utterances, records, entries);
        _shown = records.ToDictionary(r => r.Record.Id, r => r.Record, StringComparer.Ordinal);
    }

    /// <summary>The articles, newest first; those without a date last.</summary>
    public ArticleList Articles { get; }

    /// <summary>Different utterances in the archive, in time order.</summary>
    public Utterances Utterances { get; }

    /// <summary>Records that have a page, in the order of their names.</summary>
    public ImmutableArray<RecordCounts> Records { get; }

    /// <summary>What there is of them, in the same order.</summary>
    public ImmutableArray<RecordEntries> Entries { get; }

    /// <summary>All articles in the order of their ids.</summary>
    internal ArticleTable Table => _articles;

    /// <summary>What its statements share.</summary>
    internal SharedValues Shared => _articles.Shared;

    /// <summary>The article of the id.</summary>
    public ArticleDigest? Article(string id) => _articles.Find(id);

    /// <summary>The record of the id if it has a page, else null.</summary>
    public Record? Shown(string id) => _shown.GetValueOrDefault(id);

    /// <summary>Puts the index together, in time linear in the statements but for sorting them.</summary>
    /// <param name="articles">The articles.</param>
    /// <param name="relations">The relations of their statements.</param>
    /// <param name="catalog">The records.</param>
    /// <param name="linked">Addresses that free pages lead to.</param>
    /// <param name="threads">How many threads work on it.</param>
    public static SiteIndex Of(
        ArticleTable articles, Relations relations, Catalog catalog, IEnumerable<Located<string>> linked, int threads)
    {
        // One order is made beside all that needs the other.
        var ordering = Task.Run(articles.NewestFirst);
        var utterances = Utterances.Of(articles, relations.Ends, threads);
        var newest = ordering.GetAwaiter().GetResult();
        var gathered = Gather(utterances, newest, catalog, threads);
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            foreach (var rank in Run(newest, i, threads)) gathered[i].Lead(articles[rank].Links);
        });
        gathered[^1].Lead([.. linked]);
        var entries = Gathering.Entries(gathered, utterances, catalog, Gathering.Shown(gathered, catalog), threads)
            .Select(e => (Key: SortKey.Of(e.Record.Name), Entries: e))
            .OrderBy(e => e.Key, StringComparer.Ordinal).ThenBy(e => e.Entries.Record.Id, StringComparer.Ordinal)
            .Select(e => e.Entries).ToImmutableArray();
        return new SiteIndex(articles, newest, utterances, [.. entries.Select(Counts)], entries);
    }

    private static RecordCounts Counts(RecordEntries entries) =>
        new(entries.Record, entries.By.Count, entries.About.Count, entries.Articles.Count);

    private static ReadOnlySpan<int> Run(int[] ranks, int run, int threads) =>
        ranks.AsSpan(Utterances.Begin(ranks.Length, run, threads)..Utterances.Begin(ranks.Length, run + 1, threads));

    /// <summary>Gathers from runs of utterances and runs of articles, both in their order.</summary>
    private static Gathering[] Gather(Utterances utterances, int[] newest, Catalog catalog, int threads)
    {
        var parts = new Gathering[threads];
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            var part = parts[i] = new Gathering(catalog);
            part.Add(utterances, Utterances.Begin(utterances.Count, i, threads), Utterances.Begin(utterances.Count, i + 1, threads));
            part.Add(utterances.Articles, Run(newest, i, threads));
        });
        return parts;
    }
}

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
    private FrozenDictionary<int, StatementRows> _again = FrozenDictionary<int, StatementRows>.Empty;

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

    /// <summary>All articles in the order of their ids.</summary>
    internal ArticleTable Table => _articles;

    /// <summary>What its statements share.</summary>
    internal SharedValues Shared => _articles.Shared;

    /// <summary>The article of the id.</summary>
    public ArticleDigest? Article(string id) => _articles.Find(id);

    /// <summary>The record of the id if it has a page, else null.</summary>
    public Record? Shown(string id) => _shown.GetValueOrDefault(id);

    /// <summary>Whether any statement was made again.</summary>
    public bool HasAgain => _again.Count > 0;

    /// <summary>The first report of an utterance as it was made again, when its relations were known; null when it was not.</summary>
    public StatementDigest? Again(Utterance utterance) => _again.Count > 0 && _again.TryGetValue(utterance.Rank, out var rows) ? rows.Find(utterance.Statement.Number) : null;

    /// <summary>The same index with statements that were made again.</summary>
    /// <param name="again">Those of each article that has any.</param>
    public SiteIndex With(IEnumerable<StatementRows> again) =>
        new(this) { _again = again.ToFrozenDictionary(s => _articles.RankOf(s.Article)) };

    /// <summary>The relations of a statement, from both ends.</summary>
    public ImmutableArray<Related> Related(StatementKey key) => _related.GetValueOrDefault(key, []);

    /// <summary>Articles with statements that relate to others: their pages show what stands elsewhere.</summary>
    public IEnumerable<string> Connected() => _related.Keys.Select(k => k.Article).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Puts the index together, in time linear in the statements but for sorting them.</summary>
    /// <param name="digests">The articles, in any order.</param>
    /// <param name="shared">What the statements of these articles share.</param>
    /// <param name="catalog">The records.</param>
    /// <param name="linked">Addresses that free pages lead to.</param>
    /// <param name="hidden">Articles that may have statements of which nothing is known.</param>
    /// <param name="problems">Receives relations that lead nowhere.</param>
    /// <param name="threads">How many threads work on it.</param>
    public static SiteIndex Of(IEnumerable<ArticleDigest> digests, SharedValues shared, Catalog catalog, IEnumerable<Located<string>> linked, HashSet<string> hidden, ProblemList problems, int threads)
    {
        var articles = ArticleTable.Of(digests, shared);
        // One order is made beside all that needs the other.
        var ordering = Task.Run(articles.NewestFirst);
        var renamed = new Lazy<Dictionary<string, string>>(() => FormerIds(articles));
        var related = Relate(articles, renamed, hidden, problems);
        problems.ChangeUnknown(p => renamed.Value.TryGetValue(p.UnknownId!, out var now)
            ? new Problem(p.Code, p.Where, FormerId(p.UnknownId!, now), $"Write `{now}`.")
            : p);
        SameTexts.Warn(articles, problems);
        TellUnannotated(articles, problems);
        var utterances = Utterances.Of(articles, related, threads);
        var newest = ordering.GetAwaiter().GetResult();
        var gathered = Gather(utterances, newest, catalog, null, threads);
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            foreach (var rank in Run(newest, i, threads)) gathered[i].Lead(articles[rank].Links);
        });
        gathered[^1].Lead([.. linked]);
        var entries = Gathering.Entries(gathered, utterances, catalog, Gathering.Shown(gathered, catalog), threads)
            .Select(e => (Key: SortKey.Of(e.Record.Name), Entries: e)).OrderBy(e => e.Key, StringComparer.Ordinal).ThenBy(e => e.Entries.Record.Id, StringComparer.Ordinal).Select(e => e.Entries).ToImmutableArray();
        return new SiteIndex(articles, newest, utterances, related, [.. entries.Select(Counts)], entries);
    }

    /// <summary>Puts an index together from the one before, where articles have changed but neither their dates nor their relations.</summary>
    /// <param name="utterances">The utterances as they are now.</param>
    /// <param name="newest">The ranks of the articles, newest first.</param>
    /// <param name="before">The records that had a page, in the order of their names.</param>
    /// <param name="touched">Whether there is more, less or other of a record, by its number. What there is of the others is not gathered.</param>
    /// <param name="catalog">The records.</param>
    /// <param name="threads">How many threads work on it.</param>
    /// <returns>The index, in which <see cref="Entries"/> are those of touched records and no relations are known; null when other records may have a page.</returns>
    internal static SiteIndex? After(Utterances utterances, int[] newest, IReadOnlyList<RecordCounts> before, bool[] touched, Catalog catalog, int threads)
    {
        var gathered = Gather(utterances, newest, catalog, touched, threads);
        var shown = before.Where(r => touched[r.Record.Number]).Select(r => r.Record).ToArray();
        var hasPage = new bool[touched.Length];
        foreach (var record in shown) hasPage[record.Number] = true;
        foreach (var part in gathered)
            for (var number = 0; number < touched.Length; number++)
                if (touched[number] && !hasPage[number] && catalog.Records[number].Public && part.Has(number)) return null;
        var entries = Gathering.Entries(gathered, utterances, catalog, shown, threads);
        // Of a country without a file nothing may be left that leads to it.
        if (entries.Any(e => e.Record.Where.File is null && e.By.Count + e.About.Count + e.Concerns.Count + e.Articles.Count == 0)) return null;
        var now = entries.ToDictionary(e => e.Record.Number, Counts);
        return new SiteIndex(utterances.Articles, newest, utterances, [], [.. before.Select(r => now.GetValueOrDefault(r.Record.Number, r))], [.. entries]);
    }

    private static RecordCounts Counts(RecordEntries entries) => new(entries.Record, entries.By.Count, entries.About.Count, entries.Articles.Count);

    private static ReadOnlySpan<int> Run(int[] ranks, int run, int threads) => ranks.AsSpan(Utterances.Begin(ranks.Length, run, threads)..Utterances.Begin(ranks.Length, run + 1, threads));

    /// <summary>Gathers from runs of utterances and runs of articles, both in their order.</summary>
    private static Gathering[] Gather(Utterances utterances, int[] newest, Catalog catalog, bool[]? only, int threads)
    {
        var parts = new Gathering[threads];
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            var part = parts[i] = new Gathering(catalog, only);
            part.Add(utterances, Utterances.Begin(utterances.Count, i, threads), Utterances.Begin(utterances.Count, i + 1, threads));
            part.Add(utterances.Articles, Run(newest, i, threads));
        });
        return parts;
    }

    /// <summary>Earlier ids of articles with those of today; an id that an article has today is not among them.</summary>
    private static Dictionary<string, string> FormerIds(ArticleTable articles)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var rank = 0; rank < articles.Count; rank++)
            foreach (var id in articles[rank].Formerly)
                if (articles.Find(id.Value) is null) ids.TryAdd(id.Value, articles[rank].Id);
        return ids;
    }

    /// <summary>Tells, once for all, which articles have no statement. That may be right, or nobody has looked at them yet.</summary>
    private static void TellUnannotated(ArticleTable articles, ProblemList problems)
    {
        const int shown = 20;
        var bare = new List<ArticleDigest>();
        var inPart = FollowUps.ArticlesInPart(problems.Items);
        for (var rank = 0; rank < articles.Count; rank++)
            if (articles[rank].IsUnannotated && !inPart.Contains(articles[rank].Id)) bare.Add(articles[rank]);
        if (bare.Count == 0) return;
        problems.Add(new Problem(Codes.NoAnnotations, bare[0].Place, bare.Count == 1 ? "Nothing in this article is annotated as somebody's words." : FormattableString.Invariant($"Nothing in {bare.Count} articles is annotated as somebody's words."),
            $"If somebody says something in it, write that into `{bare[0].Id}.annotations.yml`, in the same folder.")
        {
            Related = [.. bare.Skip(1).Take(shown).Select(a => new RelatedPlace(a.Place, "another one"))],
        });
    }

    private static string FormerId(string id, string now) => $"`{id}` is an earlier id of the article `{now}`.";

    private static Dictionary<StatementKey, ImmutableArray<Related>> Relate(ArticleTable articles, Lazy<Dictionary<string, string>> renamed, HashSet<string> hidden, ProblemList problems)
    {
        var ends = new Dictionary<StatementKey, List<Related>>();
        for (var rank = 0; rank < articles.Count; rank++)
        {
            var article = articles[rank];
            foreach (var relation in article.Relations)
            {
                var there = articles.Find(relation.To.Article);
                if (there?.Statements.Find(relation.To.Id) is not { } other)
                {
                    if (renamed.Value.TryGetValue(relation.To.Article, out var now))
                        problems.Add(Codes.UnknownReference, relation.Where, FormerId(relation.To.Article, now), $"Write `{now}#{relation.To.Id}`.");
                    else if (there?.Renamed.FirstOrDefault(r => r.Former == relation.To.Id) is { Now: { } id })
                        problems.Add(Codes.UnknownReference, relation.Where, $"`{relation.To.Id}` is an earlier id of the statement `{id}`.",
                            $"Write `{(relation.To.Article == article.Id ? "" : relation.To.Article)}#{id}`.");
                    else if (!hidden.Contains(relation.To.Article))
                        problems.Add(Codes.UnknownReference, relation.Where, $"The article `{relation.To.Article}` has no statement `{relation.To.Id}`.", "Open the other article's page and copy the permalink of the statement: what follows `#` in its address.");
                    continue;
                }

                var own = article.Statements.Find(relation.From.Id)!.Value;
                List(relation.From).Add(new Related(relation.Relation, true, other));
                List(relation.To).Add(new Related(relation.Relation, false, own));
                if (Plausibility.Check(relation, own, other) is { } voices) problems.Add(voices);
                if (Plausibility.Check(relation, (own.Date, article.Date), (other.Date, articles.Find(relation.To.Article)!.Date)) is { } problem) problems.Add(problem);
            }
        }

        return ends.ToDictionary(e => e.Key, e => e.Value
            .OrderBy(r => r.Relation).ThenByDescending(r => r.Forward).ThenBy(r => r.Other.Key).ToImmutableArray());

        List<Related> List(StatementKey key) => ends.TryGetValue(key, out var list) ? list : ends[key] = [];
    }
}

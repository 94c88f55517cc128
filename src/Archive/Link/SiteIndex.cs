using System.Collections.Frozen;
using System.Collections.Immutable;
using Archive.Model;
using Archive.Problems;

namespace Archive.Link;

/// <summary>Statements that report one utterance: they stand together and count once.</summary>
/// <param name="statement">The first report, by date, article and number.</param>
/// <param name="article">Its article.</param>
/// <param name="repeats">The others, by date, article and permalink.</param>
/// <param name="order">Its place among all utterances in time order, from 0.</param>
/// <param name="hash">Hash of all that lists show of it.</param>
public sealed class Utterance(StatementDigest statement, ArticleDigest article, ImmutableArray<StatementDigest> repeats, int order, UInt128 hash)
{
    /// <summary>The first report.</summary>
    public StatementDigest Statement { get; } = statement;
    /// <summary>Its article.</summary>
    public ArticleDigest Article { get; } = article;
    /// <summary>The others.</summary>
    public ImmutableArray<StatementDigest> Repeats { get; } = repeats;
    /// <summary>Its place among all utterances in time order, those without a date last.</summary>
    public int Order { get; } = order;
    /// <summary>Hash of all that lists show of it, as its statements were made first.</summary>
    public UInt128 Hash { get; } = hash;
}

/// <summary>A relation of a statement, seen from it.</summary>
/// <param name="Relation">How the two relate.</param>
/// <param name="Forward">Whether it is written at the statement itself; else it is seen from the other end.</param>
/// <param name="Other">The other statement.</param>
public sealed record Related(Relation Relation, bool Forward, StatementDigest Other);

/// <summary>Everything that the archive holds of one record.</summary>
public sealed record RecordEntries(Record Record)
{
    /// <summary>What it said, or those who belong to it; in time order, as the other lists.</summary>
    public List<Utterance> By { get; init; } = [];
    /// <summary>What was said about it.</summary>
    public List<Utterance> About { get; init; } = [];
    /// <summary>What concerns it in another way: said to it, on its behalf, relayed by it, or in a declared field.</summary>
    public List<Utterance> Concerns { get; init; } = [];
    /// <summary>Articles that name it, newest first.</summary>
    public List<ArticleDigest> Articles { get; init; } = [];
    /// <summary>Public records that belong to it, by name: the speakers of a country, the holders of its posts.</summary>
    public ImmutableArray<Record> Members { get; init; } = [];

    /// <summary>All utterances of the three lists in time order, each once.</summary>
    public List<Utterance> Utterances()
    {
        var all = new List<Utterance>(By.Count + About.Count + Concerns.Count);
        int by = 0, about = 0, concerns = 0;
        while (true)
        {
            int one = OrderAt(By, by), two = OrderAt(About, about), three = OrderAt(Concerns, concerns);
            var next = Math.Min(one, Math.Min(two, three));
            if (next == int.MaxValue) return all;
            all.Add(one == next ? By[by] : two == next ? About[about] : Concerns[concerns]);
            if (one == next) by++;
            if (two == next) about++;
            if (three == next) concerns++;
        }
    }

    private static int OrderAt(List<Utterance> list, int at) => at < list.Count ? list[at].Order : int.MaxValue;
}

/// <summary>The cross-references of the whole archive, made from the digests of its articles.</summary>
public sealed class SiteIndex
{
    private readonly Dictionary<string, ArticleDigest> _articles;
    private readonly Dictionary<string, RecordEntries> _entries;
    private readonly Dictionary<StatementKey, ImmutableArray<Related>> _related;
    private FrozenDictionary<StatementKey, StatementDigest> _again = FrozenDictionary<StatementKey, StatementDigest>.Empty;

    private SiteIndex(ImmutableArray<ArticleDigest> articles, Dictionary<string, ArticleDigest> byId, Dictionary<string, RecordEntries> entries, Dictionary<StatementKey, ImmutableArray<Related>> related, int statements)
    {
        (Articles, _articles, _entries, _related, Statements) = (articles, byId, entries, related, statements);
        Records = [.. entries.Values.Select(e => (Key: SortKey.Of(e.Record.Name), Entries: e)).OrderBy(e => e.Key, StringComparer.Ordinal).ThenBy(e => e.Entries.Record.Id, StringComparer.Ordinal).Select(e => e.Entries)];
    }

    /// <summary>The articles, newest first; those without a date last.</summary>
    public ImmutableArray<ArticleDigest> Articles { get; }

    /// <summary>Different utterances in the archive.</summary>
    public int Statements { get; }

    /// <summary>Records that have a page, in the order of their names.</summary>
    public ImmutableArray<RecordEntries> Records { get; }

    /// <summary>The article of the id.</summary>
    public ArticleDigest? Article(string id) => _articles.GetValueOrDefault(id);

    /// <summary>What there is of a record, or null when it has no page.</summary>
    public RecordEntries? Entries(string id) => _entries.GetValueOrDefault(id);

    /// <summary>The statement as it was made last: again, if that was when its relations were known.</summary>
    public StatementDigest Latest(StatementDigest statement) => _again.Count > 0 && _again.TryGetValue(statement.Key, out var again) ? again : statement;

    /// <summary>The same index with statements that were made again.</summary>
    public SiteIndex With(IEnumerable<StatementDigest> again) =>
        new(Articles, _articles, _entries, _related, Statements) { _again = again.ToFrozenDictionary(s => s.Key) };

    /// <summary>The relations of a statement, from both ends.</summary>
    public ImmutableArray<Related> Related(StatementKey key) => _related.GetValueOrDefault(key, []);

    /// <summary>Articles with statements that relate to others: their pages show what stands elsewhere.</summary>
    public IEnumerable<string> Connected() => _related.Keys.Select(k => k.Article).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Puts the index together, in time linear in the statements but for sorting them.</summary>
    /// <param name="digests">The articles, in any order.</param>
    /// <param name="catalog">The records.</param>
    /// <param name="linked">Addresses that free pages lead to.</param>
    /// <param name="problems">Receives relations that lead nowhere.</param>
    public static SiteIndex Of(IEnumerable<ArticleDigest> digests, Catalog catalog, IEnumerable<Located<string>> linked, ProblemList problems)
    {
        ImmutableArray<ArticleDigest> articles = [.. digests.OrderBy(a => a.Date is null).ThenByDescending(a => a.Date).ThenBy(a => a.Id, StringComparer.Ordinal)];
        var byId = articles.ToDictionary(a => a.Id, StringComparer.Ordinal);
        var related = Relate(articles, byId, problems);
        var utterances = TimeOrder.Utterances(articles, byId, related);
        var gathering = new Gathering(catalog);
        foreach (var utterance in utterances) gathering.Add(utterance);
        foreach (var article in articles)
        {
            gathering.Add(article);
            gathering.Lead(article.Links);
        }

        gathering.Lead([.. linked]);
        return new SiteIndex(articles, byId, gathering.Entries(), related, utterances.Count);
    }

    private static Dictionary<StatementKey, ImmutableArray<Related>> Relate(ImmutableArray<ArticleDigest> articles, Dictionary<string, ArticleDigest> byId, ProblemList problems)
    {
        var ends = new Dictionary<StatementKey, List<Related>>();
        foreach (var article in articles)
        {
            foreach (var relation in article.Relations)
            {
                if (byId.GetValueOrDefault(relation.To.Article)?.Statement(relation.To.Id) is not { } other)
                {
                    problems.Add(Codes.UnknownReference, relation.Where, $"The article `{relation.To.Article}` has no statement `{relation.To.Id}`.", "Open the other article's page and copy the permalink of the statement: what follows `#` in its address.");
                    continue;
                }

                List(relation.From).Add(new Related(relation.Relation, true, other));
                List(relation.To).Add(new Related(relation.Relation, false, article.Statement(relation.From.Id)!));
            }
        }

        return ends.ToDictionary(e => e.Key, e => e.Value
            .OrderBy(r => r.Relation).ThenByDescending(r => r.Forward).ThenBy(r => r.Other.Key).ToImmutableArray());

        List<Related> List(StatementKey key) => ends.TryGetValue(key, out var list) ? list : ends[key] = [];
    }
}

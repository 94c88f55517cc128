using System.Collections.Frozen;
using System.Collections.Immutable;
using Archive.Model;
using Archive.Problems;

namespace Archive.Link;

/// <summary>Statements that report one utterance: they stand together and count once.</summary>
/// <param name="statement">The first report, by date, article and number.</param>
/// <param name="repeats">The others, in the same order.</param>
public sealed class Utterance(StatementDigest statement, ImmutableArray<StatementDigest> repeats)
{
    /// <summary>The first report.</summary>
    public StatementDigest Statement { get; } = statement;
    /// <summary>The others.</summary>
    public ImmutableArray<StatementDigest> Repeats { get; } = repeats;
}

/// <summary>A relation of a statement, seen from it.</summary>
/// <param name="Relation">How the two relate.</param>
/// <param name="Forward">Whether it is written at the statement itself; else it is seen from the other end.</param>
/// <param name="Other">The other statement.</param>
public sealed record Related(Relation Relation, bool Forward, StatementDigest Other);

/// <summary>Everything that the archive holds of one record.</summary>
public sealed record RecordEntries(Record Record)
{
    /// <summary>What it said, or those who belong to it.</summary>
    public ImmutableArray<Utterance> By { get; init; } = [];
    /// <summary>What was said about it.</summary>
    public ImmutableArray<Utterance> About { get; init; } = [];
    /// <summary>What concerns it in another way: said to it, on its behalf, relayed by it, or in a declared field.</summary>
    public ImmutableArray<Utterance> Concerns { get; init; } = [];
    /// <summary>Articles that name it, newest first.</summary>
    public ImmutableArray<ArticleDigest> Articles { get; init; } = [];
    /// <summary>Public records that belong to it, by name: the speakers of a country, the holders of its posts.</summary>
    public ImmutableArray<Record> Members { get; init; } = [];

    /// <summary>Different utterances in all three lists.</summary>
    public int Statements => By.Concat(About).Concat(Concerns).Distinct().Count();
}

/// <summary>The cross-references of the whole archive, made from the digests of its articles.</summary>
public sealed class SiteIndex
{
    private readonly FrozenDictionary<string, RecordEntries> _entries;
    private readonly FrozenDictionary<string, ArticleDigest> _articles;
    private readonly FrozenDictionary<StatementKey, ImmutableArray<Related>> _related;
    private FrozenDictionary<StatementKey, ReadOnlyMemory<byte>> _again = FrozenDictionary<StatementKey, ReadOnlyMemory<byte>>.Empty;

    private SiteIndex(ImmutableArray<ArticleDigest> articles, FrozenDictionary<string, RecordEntries> entries, FrozenDictionary<StatementKey, ImmutableArray<Related>> related, int statements)
    {
        (Articles, _entries, _related, Statements) = (articles, entries, related, statements);
        Records = [.. entries.Values.OrderBy(e => SortKey.Of(e.Record.Name), StringComparer.Ordinal).ThenBy(e => e.Record.Id, StringComparer.Ordinal)];
        _articles = articles.ToFrozenDictionary(a => a.Id, StringComparer.Ordinal);
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

    /// <summary>The statement as it stands in lists; the one made last, if it was made again when its relations were known.</summary>
    public ReadOnlyMemory<byte> Listed(StatementDigest statement) => _again.TryGetValue(statement.Key, out var again) ? again : statement.Listed;

    /// <summary>The same index with statements that were made again.</summary>
    public SiteIndex With(IEnumerable<StatementDigest> again) =>
        new(Articles, _entries, _related, Statements) { _again = again.ToFrozenDictionary(s => s.Key, s => s.Listed) };

    /// <summary>The relations of a statement, from both ends.</summary>
    public ImmutableArray<Related> Related(StatementKey key) => _related.GetValueOrDefault(key, []);

    /// <summary>Articles with statements that relate to others: their pages show what stands elsewhere.</summary>
    public IEnumerable<string> Connected() => _related.Keys.Select(k => k.Article).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Puts the index together.</summary>
    /// <param name="digests">The articles, in any order.</param>
    /// <param name="catalog">The records.</param>
    /// <param name="linked">Addresses that free pages lead to.</param>
    /// <param name="problems">Receives relations that lead nowhere.</param>
    public static SiteIndex Of(IEnumerable<ArticleDigest> digests, Catalog catalog, IEnumerable<Located<string>> linked, ProblemList problems)
    {
        ImmutableArray<ArticleDigest> articles = [.. digests.OrderBy(a => a.Date is null).ThenByDescending(a => a.Date).ThenBy(a => a.Id, StringComparer.Ordinal)];
        var related = Relate(articles, problems);
        var utterances = Utterances(articles, related);
        var gathering = new Gathering(catalog);
        foreach (var utterance in utterances) gathering.Add(utterance);
        foreach (var article in articles) gathering.Add(article);
        gathering.Lead(articles.SelectMany(a => a.Links).Concat(linked));
        return new SiteIndex(articles, gathering.Entries(), related, utterances.Length);
    }

    private static FrozenDictionary<StatementKey, ImmutableArray<Related>> Relate(ImmutableArray<ArticleDigest> articles, ProblemList problems)
    {
        if (articles.All(a => a.Relations.IsEmpty)) return FrozenDictionary<StatementKey, ImmutableArray<Related>>.Empty;
        var all = articles.SelectMany(a => a.Statements).ToDictionary(s => s.Key);
        var ends = new Dictionary<StatementKey, List<Related>>();
        foreach (var relation in articles.SelectMany(a => a.Relations))
        {
            if (!all.TryGetValue(relation.To, out var other))
            {
                problems.Add(Codes.UnknownReference, relation.Where, $"The article `{relation.To.Article}` has no statement `{relation.To.Id}`.", "Open the other article's page and copy the permalink of the statement: what follows `#` in its address.");
                continue;
            }

            List(relation.From).Add(new Related(relation.Relation, true, other));
            List(relation.To).Add(new Related(relation.Relation, false, all[relation.From]));
        }

        return ends.ToFrozenDictionary(e => e.Key, e => e.Value
            .OrderBy(r => r.Relation).ThenByDescending(r => r.Forward).ThenBy(r => r.Other.Key).ToImmutableArray());

        List<Related> List(StatementKey key) => ends.TryGetValue(key, out var list) ? list : ends[key] = [];
    }

    /// <summary>Groups reports of one utterance; in time order.</summary>
    private static ImmutableArray<Utterance> Utterances(ImmutableArray<ArticleDigest> articles, FrozenDictionary<StatementKey, ImmutableArray<Related>> related)
    {
        var done = new HashSet<StatementKey>();
        var found = ImmutableArray.CreateBuilder<Utterance>();
        var sorted = articles.SelectMany(a => a.Statements)
            .OrderBy(s => s.Date is null).ThenBy(s => s.Date).ThenBy(s => s.Key.Article, StringComparer.Ordinal).ThenBy(s => s.Number);
        foreach (var statement in sorted)
        {
            if (!done.Add(statement.Key)) continue;
            var repeats = new List<StatementDigest>();
            Follow(statement, repeats);
            found.Add(new Utterance(statement, [.. repeats.OrderBy(s => s.Date is null).ThenBy(s => s.Date).ThenBy(s => s.Key)]));
        }

        return found.ToImmutable();

        void Follow(StatementDigest from, List<StatementDigest> repeats)
        {
            var open = new Stack<StatementDigest>([from]);
            while (open.TryPop(out var next))
            {
                foreach (var other in related.GetValueOrDefault(next.Key, []))
                {
                    if (other.Relation != Relation.Repeats || !done.Add(other.Other.Key)) continue;
                    repeats.Add(other.Other);
                    open.Push(other.Other);
                }
            }
        }
    }
}

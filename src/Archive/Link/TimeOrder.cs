using System.Collections.Immutable;
using Archive.Model;

namespace Archive.Link;

/// <summary>Puts all statements of the archive into time order.</summary>
internal static class TimeOrder
{
    private const int ArticleBits = 22;
    private const int NumberBits = 20;

    /// <summary>The utterances by date (those without one last), article and number; reports of one stand together.</summary>
    public static List<Utterance> Utterances(ImmutableArray<ArticleDigest> articles, Dictionary<string, ArticleDigest> byId, Dictionary<StatementKey, ImmutableArray<Related>> related)
    {
        var (sorted, of) = Sorted(articles);
        var found = new List<Utterance>(sorted.Length);
        var done = new HashSet<StatementKey>();
        var hash = new ContentHash();
        for (var i = 0; i < sorted.Length; i++)
        {
            var statement = sorted[i];
            // Most archives have few relations, and most statements none.
            if (related.Count == 0 || !related.ContainsKey(statement.Key)) found.Add(new Utterance(statement, of[i], [], found.Count, hash.Add(statement.Hash).Add(of[i].Hash).Take()));
            else if (done.Add(statement.Key)) found.Add(Together(statement, of[i], Repeats(statement, related, done), found.Count));
        }

        return found;

        Utterance Together(StatementDigest statement, ArticleDigest article, ImmutableArray<StatementDigest> repeats, int order)
        {
            hash.Add(statement.Hash).Add(article.Hash);
            foreach (var repeat in repeats) hash.Add(repeat.Hash).Add(byId[repeat.Key.Article].Hash);
            return new Utterance(statement, article, repeats, order, hash.Take());
        }
    }

    /// <summary>Sorted by one number each, made of the ranks of date and article: comparing dates and ids a million times is what costs.</summary>
    private static (StatementDigest[] Statements, ArticleDigest[] Of) Sorted(ImmutableArray<ArticleDigest> articles)
    {
        var count = 0;
        foreach (var article in articles) count += article.Statements.Length;
        var statements = new StatementDigest[count];
        var keys = new ulong[count];
        var dates = DateRanks(articles);
        var byId = articles.ToArray();
        Array.Sort(byId, (a, b) => string.CompareOrdinal(a.Id, b.Id));
        var at = 0;
        for (var rank = 0; rank < byId.Length; rank++)
        {
            EdtfDate? last = null;
            var date = (ulong)dates.Count;
            foreach (var statement in byId[rank].Statements)
            {
                if (!ReferenceEquals(statement.Date, last))
                {
                    last = statement.Date;
                    date = last is null ? (ulong)dates.Count : (ulong)dates[last.Text];
                }

                statements[at] = statement;
                keys[at++] = (((date << ArticleBits) | (uint)rank) << NumberBits) | (uint)statement.Number;
            }
        }

        var order = new int[count];
        for (var i = 0; i < count; i++) order[i] = i;
        Array.Sort(keys, order);
        var (sorted, articlesOf) = (new StatementDigest[count], new ArticleDigest[count]);
        const ulong articleMask = (1UL << ArticleBits) - 1;
        for (var i = 0; i < count; i++) (sorted[i], articlesOf[i]) = (statements[order[i]], byId[(int)((keys[i] >> NumberBits) & articleMask)]);
        return (sorted, articlesOf);
    }

    private static Dictionary<string, int> DateRanks(ImmutableArray<ArticleDigest> articles)
    {
        var dates = new Dictionary<string, EdtfDate>(StringComparer.Ordinal);
        foreach (var article in articles)
        {
            EdtfDate? last = null;
            foreach (var statement in article.Statements)
            {
                if (statement.Date is not { } date || ReferenceEquals(date, last)) continue;
                dates.TryAdd(date.Text, date);
                last = date;
            }
        }

        var ranks = new Dictionary<string, int>(dates.Count, StringComparer.Ordinal);
        foreach (var date in dates.Values.Order()) ranks.Add(date.Text, ranks.Count);
        return ranks;
    }

    private static ImmutableArray<StatementDigest> Repeats(StatementDigest first, Dictionary<StatementKey, ImmutableArray<Related>> related, HashSet<StatementKey> done)
    {
        var repeats = new List<StatementDigest>();
        var open = new Stack<StatementDigest>([first]);
        while (open.TryPop(out var next))
        {
            foreach (var other in related.GetValueOrDefault(next.Key, []))
            {
                if (other.Relation != Relation.Repeats || !done.Add(other.Other.Key)) continue;
                repeats.Add(other.Other);
                open.Push(other.Other);
            }
        }

        return [.. repeats.OrderBy(s => s.Date is null).ThenBy(s => s.Date).ThenBy(s => s.Key)];
    }
}

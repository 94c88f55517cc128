using System.Collections.Immutable;
using Archive.Model;
using Archive.Problems;

namespace Archive.Link;

/// <summary>A relation of a statement, seen from it.</summary>
/// <param name="Relation">How the two relate.</param>
/// <param name="Forward">Whether it is written at the statement itself; else it is seen from the other end.</param>
/// <param name="Other">The other statement.</param>
public sealed record Related(Relation Relation, bool Forward, StatementDigest Other);

/// <summary>How the statements of the whole archive relate to each other.</summary>
public sealed class Relations
{
    private readonly Dictionary<StatementKey, ImmutableArray<Related>> _ends;

    private Relations(ArticleTable articles, Dictionary<StatementKey, ImmutableArray<Related>> ends) =>
        (Articles, _ends) = (articles, ends);

    /// <summary>The articles.</summary>
    public ArticleTable Articles { get; }

    /// <summary>Those of each statement that has any, seen from it.</summary>
    internal IReadOnlyDictionary<StatementKey, ImmutableArray<Related>> Ends => _ends;

    /// <summary>The relations of a statement, from both ends.</summary>
    public ImmutableArray<Related> Of(StatementKey key) => _ends.GetValueOrDefault(key, []);

    /// <summary>Articles with statements that relate to others: their pages show what stands elsewhere.</summary>
    public HashSet<string> Connected() => _ends.Keys.Select(k => k.Article).ToHashSet(StringComparer.Ordinal);

    /// <summary>Puts them together.</summary>
    /// <param name="articles">The articles.</param>
    /// <param name="hidden">Articles that may have statements of which nothing is known.</param>
    /// <param name="problems">Receives relations that lead nowhere.
    /// Ids in it that nothing has are told to be earlier ones where they are.</param>
    public static Relations Of(ArticleTable articles, HashSet<string> hidden, ProblemList problems)
    {
        var renamed = new Lazy<Dictionary<string, string>>(() => FormerIds(articles));
        var ends = EndsOf(articles, renamed, hidden, problems);
        problems.ChangeUnknown(p => renamed.Value.TryGetValue(p.UnknownId!, out var now)
            ? new Problem(p.Code, p.Where, FormerId(p.UnknownId!, now), $"Write `{now}`.")
            : p);
        return new Relations(articles, ends);
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

    private static string FormerId(string id, string now) => $"`{id}` is an earlier id of the article `{now}`.";

    private static Dictionary<StatementKey, ImmutableArray<Related>> EndsOf(
        ArticleTable articles, Lazy<Dictionary<string, string>> renamed, HashSet<string> hidden, ProblemList problems)
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
                        problems.Add(Codes.UnknownReference, relation.Where,
                            FormerId(relation.To.Article, now), $"Write `{now}#{relation.To.Id}`.");
                    else if (there?.Renamed.FirstOrDefault(r => r.Former == relation.To.Id) is { Now: { } id })
                        problems.Add(Codes.UnknownReference, relation.Where,
                            $"`{relation.To.Id}` is an earlier id of the statement `{id}`.",
                            $"Write `{(relation.To.Article == article.Id ? "" : relation.To.Article)}#{id}`.");
                    else if (!hidden.Contains(relation.To.Article))
                        problems.Add(Codes.UnknownReference, relation.Where,
                            $"The article `{relation.To.Article}` has no statement `{relation.To.Id}`.",
                            "Open the other article's page and copy the permalink of the statement: what follows `#` in its address.");
                    continue;
                }

                var own = article.Statements.Find(relation.From.Id)!.Value;
                List(relation.From).Add(new Related(relation.Relation, true, other));
                List(relation.To).Add(new Related(relation.Relation, false, own));
                if (Plausibility.Check(relation, own, other) is { } voices) problems.Add(voices);
                var dates = (other.Date, articles.Find(relation.To.Article)!.Date);
                if (Plausibility.Check(relation, (own.Date, article.Date), dates) is { } problem) problems.Add(problem);
            }
        }

        return ends.ToDictionary(e => e.Key, e => e.Value
            .OrderBy(r => r.Relation).ThenByDescending(r => r.Forward).ThenBy(r => r.Other.Key).ToImmutableArray());

        List<Related> List(StatementKey key) => ends.TryGetValue(key, out var list) ? list : ends[key] = [];
    }
}

using Archive.Problems;

namespace Archive.Link;

/// <summary>Articles without a statement.</summary>
internal static class Unannotated
{
    /// <summary>Tells, once for all, which articles have no statement. That may be right, or nobody has looked at them yet.</summary>
    public static void Tell(ArticleTable articles, ProblemList problems)
    {
        const int shown = 20;
        var bare = new List<ArticleDigest>();
        var inPart = FollowUps.ArticlesInPart(problems.Items);
        for (var rank = 0; rank < articles.Count; rank++)
            if (articles[rank].IsUnannotated && !inPart.Contains(articles[rank].Id)) bare.Add(articles[rank]);
        if (bare.Count == 0) return;
        problems.Add(new Problem(Codes.NoAnnotations, bare[0].Place,
            bare.Count == 1
                ? "Nothing in this article is annotated as somebody's words."
                : FormattableString.Invariant($"Nothing in {bare.Count} articles is annotated as somebody's words."),
            $"If somebody says something in it, write that into `{bare[0].Id}.annotations.yml`, in the same folder.")
        {
            Related = [.. bare.Skip(1).Take(shown).Select(a => new RelatedPlace(a.Place, "another one"))],
        });
    }
}

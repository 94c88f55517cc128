using Archive.Link;
using Archive.Planning;
using Archive.Render.Liquid;

namespace Archive.Outputs;

/// <summary>A page for each article. They are made in the turn of their articles.</summary>
internal sealed class ArticlesOutput : IOutput
{
    /// <inheritdoc/>
    public IEnumerable<PlannedFile> Plan(SitePlan plan)
    {
        foreach (var article in plan.Index.Table.All())
            yield return new PlannedArticle(Routes.Article(article.Id), article.Place)
            {
                Fragments = article.Permalinks,
                IsListed = true,
                Modified = article.Modified,
            };
    }

    /// <inheritdoc/>
    public IEnumerable<ViewType> Views => ArticleTables.All();
}

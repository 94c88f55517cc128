using Archive.Link;
using Archive.Render;

namespace Archive.Outputs;

/// <summary>Articles as they stand in lists, each made once for all lists. Two threads may make the same one.</summary>
/// <param name="articles">The articles.</param>
/// <param name="publication">What all pages share.</param>
internal sealed class ArticleItems(ArticleTable articles, Publication publication)
{
    private readonly ArticleItem?[] _items = new ArticleItem?[articles.Count];

    /// <summary>The article of a rank.</summary>
    public ArticleItem this[int rank] => _items[rank] ??= Of(articles[rank], publication);

    /// <summary>An article in a list.</summary>
    public static ArticleItem Of(ArticleDigest article, Publication publication) =>
        new(
            publication.Title(article),
            publication.Date(article.Date),
            article.Publisher is { } publisher ? Catalog.ShownName(publisher) : null,
            article.Dateline,
            article.Statements.Length,
            article.Voices);
}

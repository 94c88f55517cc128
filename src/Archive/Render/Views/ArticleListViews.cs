using Archive.Link;

namespace Archive.Render.Views;

/// <summary>Makes the lists of articles.</summary>
public static class ArticleListViews
{
    /// <summary>Articles on one page, at most; more are split by year.</summary>
    public const int PageSize = 500;

    /// <summary>An article in a list.</summary>
    public static ArticleItem Item(ArticleDigest article, Publication publication) =>
        new(new LinkView(article.Title, publication.Href(Routes.Article(article.Id))), Publication.Date(article.Date), article.Publisher is { } publisher ? Catalog.ShownName(publisher) : null,
            article.Dateline, article.Statements.Length, article.Voices);

    /// <summary>The addresses of the lists.</summary>
    public static IEnumerable<string> AddressesOf(SiteIndex index) => Slices(index).Select(s => s.Address);

    /// <summary>The list of all articles, newest first; over <see cref="PageSize"/> the newest year, and a page for each other year.</summary>
    public static IEnumerable<ArticlesPage> Pages(SiteIndex index, Publication publication)
    {
        var slices = Slices(index);
        var title = publication.Words["articles"];
        foreach (var slice in slices)
        {
            yield return new ArticlesPage(publication.Site, slice.Address, slice.Address == Routes.Articles ? title : title + ", " + slice.Text, index.Articles.Length,
                [.. slice.Articles.GroupBy(Year).Select(g => new ArticleYear(g.Key, [.. g.Select(a => Item(a, publication))]))],
                slices.Count == 1 ? [] : [.. slices.Select(s => new PartView(s.Text, publication.Href(s.Address), s == slice))]);
        }
    }

    private sealed record Slice(string Text, string Address, List<ArticleDigest> Articles);

    private static List<Slice> Slices(SiteIndex index)
    {
        if (index.Articles.Length <= PageSize) return [new Slice("", Routes.Articles, [.. index.Articles])];
        return [.. index.Articles.GroupBy(Year).SelectMany((year, i) => year.Reverse().Chunk(PageSize).Select((chunk, part) => new Slice(
            (year.Key ?? "–") + (part == 0 ? "" : FormattableString.Invariant($" ({part + 1})")),
            i == 0 && part == 0 ? Routes.Articles : Routes.Timeline + (year.Key ?? "undated") + "/" + (part == 0 ? "" : FormattableString.Invariant($"part-{part + 1}/")),
            [.. chunk.Reverse()])))];
    }

    private static string? Year(ArticleDigest article) => article.Date is { } date ? FormattableString.Invariant($"{date.First.Year:0000}") : null;
}

using Archive.Link;
using Archive.Model;

namespace Archive.Render.Views;

/// <summary>Makes the lists of articles.</summary>
public static class ArticleListViews
{
    /// <summary>Articles on one page, at most; more are split by year.</summary>
    public const int PageSize = 500;

    /// <summary>An article in a list.</summary>
    public static ArticleItem Item(ArticleDigest article, Publication publication) => publication.Item(article, static (a, p) =>
        new ArticleItem(new LinkView(a.Title, p.Href(Routes.Article(a.Id))), a.Language, Publication.Date(a.Date), a.Publisher is { } publisher ? Catalog.ShownName(publisher) : null,
            a.Dateline, a.Statements.Length, a.Voices));

    /// <summary>The list of all articles, newest first; over <see cref="PageSize"/> the newest year, and a page for each other year.</summary>
    public static IEnumerable<PlannedPage> Pages(SiteIndex index, Publication publication)
    {
        var slices = Slices(index);
        var hash = new ContentHash();
        foreach (var slice in slices)
        {
            hash.Add(slice.Text).Add(slice.Articles.Count);
            foreach (var article in slice.Articles) hash.Add(article.Hash);
            foreach (var other in slices) hash.Add(other.Address);
            // How many there are stands on the first page alone, so that a new article changes no page of another year.
            if (slice.Address == Routes.Articles) hash.Add(index.Articles.Length);
            yield return new PlannedPage(slice.Address, hash.Take(), _ => Page(slice, slices, index, publication));
        }
    }

    private static ArticlesPage Page(Slice slice, List<Slice> slices, SiteIndex index, Publication publication)
    {
        var title = publication.Words["articles"];
        var isFirst = slice.Address == Routes.Articles;
        return new ArticlesPage(publication.Site, slice.Address, isFirst ? title : title + ", " + slice.Text, isFirst ? index.Articles.Length : slice.Articles.Count,
            [.. slice.Articles.GroupBy(Year).Select(g => new ArticleYear(g.Key, [.. g.Select(a => Item(a, publication))]))],
            slices.Count == 1 ? [] : [.. slices.Select(s => new PartView(s.Text, publication.Href(s.Address), s == slice))]);
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

using System.Collections.Immutable;
using Archive.Link;
using Archive.Model;
using Archive.Planning;
using Archive.Render.Liquid;

namespace Archive.Outputs;

/// <summary>The list of all articles, newest first; where there are many, the newest year and a page for each other year.</summary>
internal sealed class ArticleListsOutput : IOutput
{
    /// <summary>Articles on one page, at most; more are split by year.</summary>
    public const int PageSize = 500;

    /// <summary>A page of the list, as others lead to it.</summary>
    private sealed record Part(string Text, string Address);

    /// <summary>What a page is made of.</summary>
    /// <param name="Its">The page.</param>
    /// <param name="Articles">The articles on it.</param>
    /// <param name="Count">How many there are: on the first page all, so that a new article changes no page of another year.</param>
    /// <param name="Parts">The pages that it leads to.</param>
    private sealed record Slice(Part Its, ArticleList Articles, int Count, ImmutableArray<Part> Parts) : IHashed
    {
        public void AddTo(ContentHash hash)
        {
            hash.Add(Its.Text).Add(Its.Address).Add(Count);
            Articles.AddTo(hash);
            foreach (var part in Parts) hash.Add(part.Text).Add(part.Address);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<PlannedFile> Plan(SitePlan plan)
    {
        var pages = Pages(plan.Index.Articles);
        for (var i = 0; i < pages.Count; i++)
        {
            var (part, articles) = pages[i];
            // The first page leads to all, the others to those beside them.
            var near = i == 0 ? Enumerable.Range(0, pages.Count) : Nearby.Of(pages.Count, i);
            var slice = new Slice(
                part, articles, i == 0 ? plan.Index.Articles.Count : articles.Count, [.. near.Select(n => pages[n].Part)]);
            yield return new PlannedPage<Slice>(part.Address, default, slice, Page) { IsListed = true };
        }
    }

    /// <inheritdoc/>
    public IEnumerable<ViewType> Views => ArticleListTables.All();

    private static ArticlesPage Page(Slice slice, MakeContext context)
    {
        var publication = context.Publication;
        var items = context.Once(slice.Articles.Table, static (c, articles) => new ArticleItems(articles, c.Publication));
        var title = publication.Words["articles"];
        var isFirst = slice.Its.Address == Routes.Articles;
        return new ArticlesPage(
            publication.Site,
            slice.Its.Address,
            isFirst ? title : publication.Words.List(title, publication.Words.Digits(slice.Its.Text)),
            slice.Count,
            [.. Enumerable.Range(0, slice.Articles.Count).GroupBy(i => Year(slice.Articles.Date(i))).Select(OfYear)],
            slice.Parts.Length == 1 ? [] : [.. slice.Parts.Select(Link)]);

        ArticleYear OfYear(IGrouping<string?, int> year) =>
            new(
                year.Key is { } name ? publication.Words.Digits(name) : null,
                [.. year.Select(i => items[slice.Articles.Rank(i)])]);

        PartView Link(Part part) => new(publication.Words.Digits(part.Text), publication.Href(part.Address), part == slice.Its);
    }

    /// <summary>The pages, newest first; those of a year are filled from its oldest article on, so that a new one moves no other.</summary>
    private static List<(Part Part, ArticleList Articles)> Pages(ArticleList all)
    {
        if (all.Count <= PageSize) return [(new Part("", Routes.Articles), all)];
        var pages = new List<(Part, ArticleList)>();
        for (int start = 0, end; start < all.Count; start = end)
        {
            var its = all.Date(start)?.First.Year;
            for (end = start + 1; end < all.Count && all.Date(end)?.First.Year == its;) end++;
            var year = Year(all.Date(start));
            for (var part = 0; part * PageSize < end - start; part++)
            {
                var last = end - (part * PageSize);
                var first = Math.Max(start, last - PageSize);
                var address = start == 0 && part == 0 ? Routes.Articles
                    : Routes.Timeline + (year ?? "undated") + "/" + (part == 0 ? "" : FormattableString.Invariant($"part-{part + 1}/"));
                var text = (year ?? "–") + (part == 0 ? "" : FormattableString.Invariant($" ({part + 1})"));
                pages.Add((new Part(text, address), all.Slice(first, last - first)));
            }
        }

        return pages;
    }

    private static string? Year(EdtfDate? date) => date is null ? null : FormattableString.Invariant($"{date.First.Year:0000}");
}

using Archive.Link;
using Archive.Model;

namespace Archive.Render.Views;

/// <summary>Makes the lists of articles.</summary>
public static class ArticleListViews
{
    /// <summary>Articles on one page, at most; more are split by year.</summary>
    public const int PageSize = 500;

    /// <summary>The list of all articles, newest first; over <see cref="PageSize"/> the newest year, and a page for each other year.</summary>
    public static IEnumerable<PlannedPage> Pages(SiteIndex index, Publication publication)
    {
        var slices = Slices(index);
        var items = new ArticleItems(index.Table, publication);
        var hash = new ContentHash();
        for (var i = 0; i < slices.Count; i++)
        {
            var slice = slices[i];
            // The first page leads to all, the others to those beside them.
            List<Slice> near = i == 0 ? slices : [.. Nearby.Of(slices.Count, i).Select(n => slices[n])];
            hash.Add(slice.Text);
            slice.Articles.AddTo(hash);
            foreach (var other in near) hash.Add(other.Address);
            // How many there are stands on the first page alone, so that a new article changes no page of another year.
            if (slice.Address == Routes.Articles) hash.Add(index.Articles.Count);
            yield return new PlannedPage(slice.Address, hash.Take(), _ => Page(slice, near, index, items, publication));
        }
    }

    private static ArticlesPage Page(Slice slice, List<Slice> slices, SiteIndex index, ArticleItems items, Publication publication)
    {
        var title = publication.Words["articles"];
        var isFirst = slice.Address == Routes.Articles;
        return new ArticlesPage(publication.Site, slice.Address, isFirst ? title : publication.Words.List(title, publication.Words.Digits(slice.Text)), isFirst ? index.Articles.Count : slice.Articles.Count,
            [.. Enumerable.Range(0, slice.Articles.Count).GroupBy(i => Year(slice.Articles.Date(i))).Select(g => new ArticleYear(g.Key is { } year ? publication.Words.Digits(year) : null, [.. g.Select(i => items[slice.Articles.Rank(i)])]))],
            slices.Count == 1 ? [] : [.. slices.Select(s => new PartView(publication.Words.Digits(s.Text), publication.Href(s.Address), s == slice))]);
    }

    private sealed record Slice(string Text, string Address, ArticleList Articles);

    /// <summary>The pages, newest first; those of a year are filled from its oldest article on, so that a new one moves no other.</summary>
    private static List<Slice> Slices(SiteIndex index)
    {
        var all = index.Articles;
        if (all.Count <= PageSize) return [new Slice("", Routes.Articles, all)];
        var slices = new List<Slice>();
        for (int start = 0, end; start < all.Count; start = end)
        {
            var its = all.Date(start)?.First.Year;
            for (end = start + 1; end < all.Count && all.Date(end)?.First.Year == its;) end++;
            var year = Year(all.Date(start));
            for (var part = 0; part * PageSize < end - start; part++)
            {
                var last = end - (part * PageSize);
                var first = Math.Max(start, last - PageSize);
                slices.Add(new Slice((year ?? "–") + (part == 0 ? "" : FormattableString.Invariant($" ({part + 1})")),
                    start == 0 && part == 0 ? Routes.Articles : Routes.Timeline + (year ?? "undated") + "/" + (part == 0 ? "" : FormattableString.Invariant($"part-{part + 1}/")),
                    all.Slice(first, last - first)));
            }
        }

        return slices;
    }

    private static string? Year(EdtfDate? date) => date is null ? null : FormattableString.Invariant($"{date.First.Year:0000}");
}

using Archive.Model;
using Archive.Render.Body;

namespace Archive.Render.Views;

/// <summary>Makes free pages.</summary>
public static class FreePageViews
{
    /// <summary>Ids of its headings.</summary>
    public static IEnumerable<string> Fragments(FreePageSource page) => BlockRenderer.HeadingIds(page.Text).Values;

    /// <summary>The page.</summary>
    public static FreePage Page(FreePageSource page, Publication publication) =>
        new(publication.Site, page.Address, page.Title, BlockRenderer.Plain(page.Text, new Html.Utf8Writer(), BlockRenderer.HeadingIds(page.Text)))
        {
            Description = page.Description,
            Language = page.Language ?? publication.Settings.Language,
        };
}

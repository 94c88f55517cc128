using System.Collections.Immutable;
using Archive.Render;

namespace Archive.Outputs;

/// <summary>The list of articles, or a year of it.</summary>
/// <param name="Site">The site.</param>
/// <param name="Address">Its address.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Count">How many articles there are on all pages.</param>
/// <param name="Years">Those of this page, newest first.</param>
/// <param name="Parts">The pages by year; none when there is one page.</param>
public sealed record ArticlesPage(
    SiteView Site, string Address, string Title, int Count, ImmutableArray<ArticleYear> Years, ImmutableArray<PartView> Parts)
    : PageView(Site, Address, Title)
{
    /// <inheritdoc/>
    public override string Layout => "articles";
}

/// <summary>Articles of one year; null where no date is known.</summary>
public sealed record ArticleYear(string? Year, ImmutableArray<ArticleItem> Articles);

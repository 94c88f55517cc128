using System.Collections.Immutable;
using Archive.Render;

namespace Archive.Outputs;

/// <summary>The first page.</summary>
/// <param name="Site">The site.</param>
/// <param name="Newest">The newest articles.</param>
/// <param name="Articles">Number of articles.</param>
/// <param name="Statements">Number of statements.</param>
/// <param name="Sections">Most spoken of every kind in the menu.</param>
public sealed record HomePage(
    SiteView Site, ImmutableArray<ArticleItem> Newest, int Articles, int Statements, ImmutableArray<HomeSection> Sections)
    : PageView(Site, "", Site.Title)
{
    /// <inheritdoc/>
    public override string Layout => "home";
}

/// <summary>A part of the first page: records of one kind, those of most statements as bars.</summary>
public sealed record HomeSection(LinkView Index, int Count, ImmutableArray<BarView> Bars);

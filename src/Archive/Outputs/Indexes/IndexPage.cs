using System.Collections.Immutable;
using Archive.Render;

namespace Archive.Outputs;

/// <summary>An index of the records of one kind.</summary>
/// <param name="Site">The site.</param>
/// <param name="Address">Its address.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Count">How many records the index holds on all its pages.</param>
/// <param name="Letters">Those of this page.</param>
/// <param name="Parts">The pages by letter; none when there is one page.</param>
public sealed record IndexPage(
    SiteView Site, string Address, string Title, int Count, ImmutableArray<LetterView> Letters, ImmutableArray<PartView> Parts)
    : PageView(Site, Address, Title)
{
    /// <inheritdoc/>
    public override string Layout => "records";
}

/// <summary>Records under one letter.</summary>
public sealed record LetterView(string Letter, ImmutableArray<RecordItem> Items);

/// <summary>A record in a list.</summary>
/// <param name="Link">Its name and page.</param>
/// <param name="Detail">What tells it apart: its latest post or its sort.</param>
/// <param name="By">Number of its statements.</param>
/// <param name="About">Number of statements about it.</param>
/// <param name="Articles">Number of articles that name it.</param>
public sealed record RecordItem(LinkView Link, string Detail, int By, int About, int Articles);

using System.Collections.Immutable;
using Archive.Render.Html;

namespace Archive.Render.Views;

/// <summary>Everything that the archive holds of one record, or a part of it.</summary>
public sealed record RecordPage(SiteView Site, string Address, string Title) : PageView(Site, Address, Title)
{
    /// <inheritdoc/>
    public override string Layout => "record";

    /// <summary>The index that it stands in.</summary>
    public LinkView? Index { get; init; }
    /// <summary>Id of the record.</summary>
    public string Id { get; init; } = "";
    /// <summary>What it is: person, organisation …, or null.</summary>
    public string? Sort { get; init; }
    /// <summary>Whether it is a country.</summary>
    public bool IsState { get; init; }
    /// <summary>Whether it can speak itself.</summary>
    public bool Speaks { get; init; }
    /// <summary>Country spoken for or stood in.</summary>
    public LinkView? Country { get; init; }
    /// <summary>Other names.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];
    /// <summary>Posts.</summary>
    public ImmutableArray<RoleView> Roles { get; init; } = [];
    /// <summary>What the posts are drawn on, or null where no post has a date.</summary>
    public AxisView? Axis { get; init; }
    /// <summary>A picture of it.</summary>
    public ImageView? Image { get; init; }
    /// <summary>Declared fields.</summary>
    public ImmutableArray<FieldView> Fields { get; init; } = [];
    /// <summary>Ids elsewhere.</summary>
    public ImmutableArray<LinkView> Identifiers { get; init; } = [];
    /// <summary>Number of its statements in the whole archive; like the other counts on the main page, else 0.</summary>
    public int ByCount { get; init; }
    /// <summary>Number of statements about it.</summary>
    public int AboutCount { get; init; }
    /// <summary>Number of statements that concern it in another way.</summary>
    public int ConcernsCount { get; init; }
    /// <summary>Number of articles that name it.</summary>
    public int ArticleCount { get; init; }
    /// <summary>About whom it speaks, most first.</summary>
    public ImmutableArray<BarView> Targets { get; init; } = [];
    /// <summary>Who speaks about it, most first.</summary>
    public ImmutableArray<BarView> Speakers { get; init; } = [];
    /// <summary>Who speaks for it, where it does not speak itself, most first.</summary>
    public ImmutableArray<BarView> Voices { get; init; } = [];
    /// <summary>Who speaks in the same articles; the counts are of articles, most first.</summary>
    public ImmutableArray<BarView> Company { get; init; } = [];
    /// <summary>Its statements counted by year, the years without any between them too; none where they are of one year.</summary>
    public ImmutableArray<PeriodView> ByYears { get; init; } = [];
    /// <summary>Statements about it, likewise and to the same scale.</summary>
    public ImmutableArray<PeriodView> AboutYears { get; init; } = [];
    /// <summary>Who speaks about whom in all those, for a country; null where that says nothing.</summary>
    public MatrixView? Matrix { get; init; }
    /// <summary>Both in one table, for records that do not speak themselves.</summary>
    public ImmutableArray<FigureView> Figures { get; init; } = [];
    /// <summary>How many of its statements stand on this page.</summary>
    public int ByShown { get; init; }
    /// <summary>Its statements on this page.</summary>
    public ImmutableArray<YearView> By { get; init; } = [];
    /// <summary>Statements about it on this page.</summary>
    public ImmutableArray<YearView> About { get; init; } = [];
    /// <summary>Other statements on this page.</summary>
    public ImmutableArray<YearView> Concerns { get; init; } = [];
    /// <summary>Articles that name it, newest first, on this page; without those that are the source of a statement above.</summary>
    public ImmutableArray<ArticleItem> Articles { get; init; } = [];
    /// <summary>How many those are.</summary>
    public int ArticlesTold { get; init; }
    /// <summary>Records that belong to it; on the main page.</summary>
    public ImmutableArray<LinkView> Members { get; init; } = [];
    /// <summary>The record's own address, on its parts; else null.</summary>
    public LinkView? Whole { get; init; }
    /// <summary>The years that its statements are split into, oldest first, on parts the years beside their own; none when all stands on one page.</summary>
    public ImmutableArray<PartView> Parts { get; init; } = [];
    /// <summary>The pages of this year, oldest first; none when there is one.</summary>
    public ImmutableArray<PartView> Pages { get; init; } = [];
    /// <summary>Whether this is the record's own address and not that of a part.</summary>
    public bool IsMain { get; init; } = true;
    /// <summary>Address of the record's file in the repository, or null.</summary>
    public string? Improve { get; init; }
}

/// <summary>A post; its place on the axis and its length as shares of it, or null where there is none.</summary>
public sealed record RoleView(string Title, LinkView? Organisation, DateView? From, DateView? To, string? X, string? Width);

/// <summary>An axis of time.</summary>
/// <param name="Years">The years that stand under it: all of a short time, else the first and the last.</param>
/// <param name="Marks">The record's statements on it.</param>
/// <param name="Unit">The time of which a mark counts the statements: <c>quarter</c>, <c>year</c> or <c>decade</c>.</param>
public sealed record AxisView(ImmutableArray<string> Years, ImmutableArray<MarkView> Marks, string Unit);

/// <summary>Statements of one stretch of time on an axis; all shares are of the drawing's width or height, as <c>12%</c>.</summary>
/// <param name="X">Where it begins.</param>
/// <param name="Width">How wide it is.</param>
/// <param name="Direct">Height of those in the speaker's own words.</param>
/// <param name="Reported">Height of the others, which stand above.</param>
public sealed record MarkView(string X, string Width, string Direct, string Reported);

/// <summary>Who speaks about whom: a table of countries.</summary>
/// <param name="Columns">Countries spoken about, most first.</param>
/// <param name="Rows">Countries of those who speak, most first.</param>
/// <param name="IsWhole">Whether no country was left out.</param>
public sealed record MatrixView(ImmutableArray<LinkView> Columns, ImmutableArray<MatrixRow> Rows, bool IsWhole);

/// <summary>A row of such a table.</summary>
/// <param name="From">The country; null where none is known.</param>
/// <param name="Cells">A cell for each column.</param>
public sealed record MatrixRow(LinkView? From, ImmutableArray<MatrixCell> Cells);

/// <summary>Statements of speakers of one country about another.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Shade">How many compared with the largest cell, from 0 for none to 6.</param>
public sealed record MatrixCell(int Count, int Shade);

/// <summary>A picture of a record.</summary>
public sealed record ImageView(string Href, string Alt, string Credit);

/// <summary>Statements of one year in a chart.</summary>
/// <param name="Year">The year; a dash for those without a date.</param>
/// <param name="Href">Where they stand; null where there are none.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Direct">Those in the speakers' own words, as a share of the chart's height.</param>
/// <param name="Reported">The others, likewise.</param>
public sealed record PeriodView(string Year, string? Href, int Count, string Direct, string Reported);

/// <summary>A row of figures: how often a record, or those who speak for it, spoke in a year, and was spoken about.</summary>
public sealed record FigureView(string Year, LinkView By, LinkView About);

/// <summary>A bar: a name, its count, and its share of the longest in percent.</summary>
public sealed record BarView(LinkView Name, int Count, int Share);

/// <summary>One of several pages, with the number of what it holds where that is told, else 0.</summary>
public sealed record PartView(string Text, string Href, bool Current, int Count = 0);

/// <summary>Entries of one year.</summary>
/// <param name="Year">The year, or null where no date is known.</param>
/// <param name="Id">What its id ends in: four digits, or 0 where no date is known.</param>
/// <param name="Count">How many statements there are.</param>
/// <param name="Entries">The entries, oldest first.</param>
public sealed record YearView(string? Year, string Id, int Count, ImmutableArray<EntryView> Entries);

/// <summary>Statements of one voice from one article.</summary>
/// <param name="Date">When they were made.</param>
/// <param name="Voices">Who speaks; on the speaker's own page for the role alone, and none where each statement says it.</param>
/// <param name="Own">Whether the date leads the entry and not the voices.</param>
/// <param name="Statements">The statements.</param>
/// <param name="Article">The article they are first reported in, and the passage where it is one statement; null on pages that are split, where each statement leads there.</param>
/// <param name="Publisher">Its publisher's name.</param>
public sealed record EntryView(DateView? Date, ImmutableArray<VoiceView> Voices, bool Own, ImmutableArray<ListedView> Statements, LinkView? Article, string? Publisher);

/// <summary>A statement in a list.</summary>
/// <param name="Html">The statement, made once for all lists by the partial <c>statement</c>; null where it is shown in brief.</param>
/// <param name="Verbatim">Whether the words are the speaker's own.</param>
/// <param name="Number">Its number with its permalink, where several stand in one entry; else null.</param>
/// <param name="Brief">Its first words, on pages that are split; else null.</param>
/// <param name="Repeats">Other reports of the same utterance.</param>
public sealed record ListedView(Markup? Html, bool Verbatim, LinkView? Number, BriefView? Brief, ImmutableArray<LinkView> Repeats);

/// <summary>Who speaks, and the first words.</summary>
/// <param name="Voices">Who speaks, with a link where the name stands first in its list; none where it is who speaks in the statement before.</param>
/// <param name="Href">The permalink.</param>
/// <param name="Words">The first words; null where they may not be published.</param>
/// <param name="Verbatim">Whether they are the speaker's own.</param>
/// <param name="Language">Their language where it is not the site's, or null.</param>
public sealed record BriefView(ImmutableArray<LinkView> Voices, string Href, Markup? Words, bool Verbatim, string? Language);

/// <summary>What the partial <c>statement</c> shows.</summary>
/// <param name="Excerpt">The sentence around it; null where the words may not be published.</param>
/// <param name="Facts">The facts.</param>
/// <param name="FactsLine">The facts as the partial <c>facts</c> shows them.</param>
/// <param name="Language">Language of the excerpt where it is not the site's, or null.</param>
public sealed record ReportView(Markup? Excerpt, FactsView Facts, Markup FactsLine, string? Language);

/// <summary>An article in a list.</summary>
public sealed record ArticleItem(LinkView Link, DateView? Date, string? Publisher, string? Dateline, int Statements, int Speakers);

/// <summary>An index of the records of one kind.</summary>
/// <param name="Site">The site.</param>
/// <param name="Address">Its address.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Count">How many records the index holds on all its pages.</param>
/// <param name="Letters">Those of this page.</param>
/// <param name="Parts">The pages by letter; none when there is one page.</param>
public sealed record IndexPage(SiteView Site, string Address, string Title, int Count, ImmutableArray<LetterView> Letters, ImmutableArray<PartView> Parts) : PageView(Site, Address, Title)
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

/// <summary>The list of articles, or a year of it.</summary>
/// <param name="Site">The site.</param>
/// <param name="Address">Its address.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Count">How many articles there are on all pages.</param>
/// <param name="Years">Those of this page, newest first.</param>
/// <param name="Parts">The pages by year; none when there is one page.</param>
public sealed record ArticlesPage(SiteView Site, string Address, string Title, int Count, ImmutableArray<ArticleYear> Years, ImmutableArray<PartView> Parts) : PageView(Site, Address, Title)
{
    /// <inheritdoc/>
    public override string Layout => "articles";
}

/// <summary>Articles of one year; null where no date is known.</summary>
public sealed record ArticleYear(string? Year, ImmutableArray<ArticleItem> Articles);

/// <summary>The first page.</summary>
/// <param name="Site">The site.</param>
/// <param name="Newest">The newest articles.</param>
/// <param name="Articles">Number of articles.</param>
/// <param name="Statements">Number of statements.</param>
/// <param name="Sections">Most spoken of every kind in the menu.</param>
public sealed record HomePage(SiteView Site, ImmutableArray<ArticleItem> Newest, int Articles, int Statements, ImmutableArray<HomeSection> Sections) : PageView(Site, "", Site.Title)
{
    /// <inheritdoc/>
    public override string Layout => "home";
}

/// <summary>A part of the first page: records of one kind, those of most statements as bars.</summary>
public sealed record HomeSection(LinkView Index, int Count, ImmutableArray<BarView> Bars);

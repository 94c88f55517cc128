using System.Collections.Immutable;
using Archive.Render;

namespace Archive.Outputs;

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
    /// <summary>The years that its statements are split into, oldest first, on parts the years beside their own;
    /// none when all stands on one page.</summary>
    public ImmutableArray<PartView> Parts { get; init; } = [];
    /// <summary>The pages of this year, oldest first; none when there is one.</summary>
    public ImmutableArray<PartView> Pages { get; init; } = [];
    /// <summary>Whether this is the record's own address and not that of a part.</summary>
    public bool IsMain { get; init; } = true;
    /// <summary>Address of the record's file in the repository, or null.</summary>
    public string? Improve { get; init; }
}

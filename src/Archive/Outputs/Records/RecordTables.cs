using Archive.Render.Liquid;
using Archive.Render.Theming;

namespace Archive.Outputs;

/// <summary>What templates may read of the page of a record.</summary>
internal static class RecordTables
{
    /// <summary>A table for each view.</summary>
    public static ViewType[] All() =>
    [
        PageTable.Of(new Members<RecordPage>("record")
        {
            { "index", v => v.Index }, { "id", v => v.Id }, { "sort", v => v.Sort }, { "is_state", v => v.IsState },
            { "speaks", v => v.Speaks }, { "country", v => v.Country }, { "aliases", v => v.Aliases },
            { "roles", v => v.Roles }, { "axis", v => v.Axis }, { "image", v => v.Image }, { "fields", v => v.Fields },
            { "identifiers", v => v.Identifiers },
            { "by_count", v => v.ByCount }, { "about_count", v => v.AboutCount },
            { "concerns_count", v => v.ConcernsCount }, { "article_count", v => v.ArticleCount },
            { "targets", v => v.Targets }, { "speakers", v => v.Speakers }, { "voices", v => v.Voices },
            { "company", v => v.Company }, { "by_years", v => v.ByYears }, { "about_years", v => v.AboutYears },
            { "figures", v => v.Figures }, { "matrix", v => v.Matrix }, { "by_shown", v => v.ByShown }, { "by", v => v.By },
            { "about", v => v.About }, { "concerns", v => v.Concerns }, { "articles", v => v.Articles },
            { "articles_told", v => v.ArticlesTold },
            { "members", v => v.Members }, { "parts", v => v.Parts }, { "pages", v => v.Pages }, { "is_main", v => v.IsMain },
            { "whole", v => v.Whole },
            { "improve", v => v.Improve },
        }),
        new Members<RoleView>
        {
            { "title", v => v.Title }, { "organisation", v => v.Organisation }, { "from", v => v.From },
            { "to", v => v.To }, { "x", v => v.X }, { "width", v => v.Width },
        },
        new Members<AxisView>
        {
            { "years", v => v.Years }, { "marks", v => v.Marks }, { "unit", v => v.Unit },
        },
        new Members<MarkView>
        {
            { "x", v => v.X }, { "width", v => v.Width }, { "direct", v => v.Direct }, { "reported", v => v.Reported },
        },
        new Members<MatrixView>
        {
            { "columns", v => v.Columns }, { "rows", v => v.Rows }, { "is_whole", v => v.IsWhole },
        },
        new Members<MatrixRow>
        {
            { "from", v => v.From }, { "cells", v => v.Cells },
        },
        new Members<MatrixCell>
        {
            { "count", v => v.Count }, { "shade", v => v.Shade },
        },
        new Members<ImageView>
        {
            { "href", v => v.Href }, { "alt", v => v.Alt }, { "credit", v => v.Credit },
        },
        new Members<PeriodView>
        {
            { "year", v => v.Year }, { "href", v => v.Href }, { "count", v => v.Count },
            { "direct", v => v.Direct }, { "reported", v => v.Reported },
        },
        new Members<FigureView>
        {
            { "year", v => v.Year }, { "by", v => v.By }, { "about", v => v.About },
        },
        new Members<YearView>
        {
            { "year", v => v.Year }, { "id", v => v.Id }, { "count", v => v.Count }, { "entries", v => v.Entries },
        },
        new Members<EntryView>
        {
            { "date", v => v.Date }, { "voices", v => v.Voices }, { "own", v => v.Own },
            { "statements", v => v.Statements }, { "article", v => v.Article },
            { "publisher", v => v.Publisher },
        },
        new Members<BriefView>
        {
            { "voices", v => v.Voices }, { "href", v => v.Href }, { "words", v => v.Words }, { "verbatim", v => v.Verbatim },
            { "language", v => v.Language },
        },
        new Members<ListedView>
        {
            { "html", v => v.Html }, { "verbatim", v => v.Verbatim }, { "number", v => v.Number }, { "brief", v => v.Brief },
            { "repeats", v => v.Repeats },
        },
    ];
}

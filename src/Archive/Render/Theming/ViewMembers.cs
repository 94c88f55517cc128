using Archive.Render.Views;

using Archive.Render.Liquid;

namespace Archive.Render.Theming;

/// <summary>What templates may read of each view: its members in snake case, and nothing else. No reflection: the table is what is
/// there, for people as for the compiler that makes a program of one file.</summary>
internal static class ViewMembers
{
    private static readonly List<ViewType> PageTypes = [];

    static ViewMembers()
    {
        View(new Members<SiteView>
        {
            { "title", v => v.Title }, { "description", v => v.Description }, { "language", v => v.Language },
            { "base", v => v.Base }, { "direction", v => v.Direction }, { "url", v => v.Url }, { "repository", v => v.Repository },
            { "licence", v => v.Licence }, { "menu", v => v.Menu }, { "pages", v => v.Pages },
            { "fonts", v => v.Fonts },
        });
        View(new Members<MenuItem>
        {
            { "text", v => v.Text }, { "href", v => v.Href }, { "section", v => v.Section },
        });
        View(new Members<LinkView>
        {
            { "text", v => v.Text }, { "href", v => v.Href }, { "language", v => v.Language }, { "rel", v => v.Rel },
        });
        View(new Members<DateView>
        {
            { "text", v => v.Text }, { "machine", v => v.Machine },
        });
        View(new Members<VoiceView>
        {
            { "name", v => v.Name }, { "href", v => v.Href }, { "role", v => v.Role },
        });
        View(new Members<FieldView>
        {
            { "name", v => v.Name }, { "label", v => v.Label }, { "values", v => v.Values },
        });
        View(new Members<StatusView>
        {
            { "is", v => v.Is }, { "by", v => v.By }, { "date", v => v.Date }, { "href", v => v.Href },
        });
        View(new Members<RelatedView>
        {
            { "label", v => v.Label }, { "who", v => v.Who }, { "statements", v => v.Statements },
            { "article", v => v.Article },
        });
        View(new Members<FactsView>
        {
            { "kind", v => v.Kind }, { "verbatim", v => v.Verbatim }, { "about", v => v.About },
            { "for", v => v.For }, { "via", v => v.Via }, { "to", v => v.To }, { "fields", v => v.Fields },
            { "said_in", v => v.SaidIn }, { "date", v => v.Date }, { "status", v => v.Status },
            { "confidence", v => v.Confidence }, { "original", v => v.Original },
            { "original_language", v => v.OriginalLanguage }, { "related", v => v.Related },
        });
        View(new Members<DatedView>
        {
            { "date", v => v.Date }, { "text", v => v.Text }, { "by", v => v.By },
        });
        View(new Members<SharesView>
        {
            { "direct", v => v.Direct }, { "reported", v => v.Reported }, { "paper", v => v.Paper },
        });
        View(new Members<StripPart>
        {
            { "kind", v => v.Kind }, { "href", v => v.Href }, { "pieces", v => v.Pieces },
        });
        View(new Members<StripPiece>
        {
            { "x", v => v.X }, { "width", v => v.Width },
        });
        View(new Members<RowView>
        {
            { "text", v => v.Text }, { "notes", v => v.Notes }, { "continues", v => v.Continues },
            { "remarks", v => v.Remarks },
        });
        View(new Members<NoteView>
        {
            { "id", v => v.Id }, { "number", v => v.Number }, { "voices", v => v.Voices }, { "same", v => v.Same },
            { "facts", v => v.Facts }, { "facts_line", v => v.FactsLine }, { "text", v => v.Text }, { "annotators", v => v.Annotators },
        });
        View(new Members<ContinuesView>
        {
            { "id", v => v.Id }, { "number", v => v.Number }, { "name", v => v.Name },
        });
        View(new Members<RemarkView>
        {
            { "id", v => v.Id }, { "letter", v => v.Letter }, { "sign", v => v.Sign }, { "kind", v => v.Kind },
            { "is_claim", v => v.IsClaim }, { "text", v => v.Text }, { "checks", v => v.Checks },
            { "fields", v => v.Fields },
        });
        View(new Members<CheckView>
        {
            { "verdict", v => v.Verdict }, { "by", v => v.By }, { "href", v => v.Href }, { "date", v => v.Date },
        });
        View(new Members<VoiceIndexView>
        {
            { "voice", v => v.Voice }, { "numbers", v => v.Numbers }, { "parts", v => v.Parts },
        });
        View(new Members<RoleView>
        {
            { "title", v => v.Title }, { "organisation", v => v.Organisation }, { "from", v => v.From },
            { "to", v => v.To }, { "x", v => v.X }, { "width", v => v.Width },
        });
        View(new Members<AxisView>
        {
            { "years", v => v.Years }, { "marks", v => v.Marks }, { "unit", v => v.Unit },
        });
        View(new Members<MarkView>
        {
            { "x", v => v.X }, { "width", v => v.Width }, { "direct", v => v.Direct }, { "reported", v => v.Reported },
        });
        View(new Members<MatrixView>
        {
            { "columns", v => v.Columns }, { "rows", v => v.Rows }, { "is_whole", v => v.IsWhole },
        });
        View(new Members<MatrixRow>
        {
            { "from", v => v.From }, { "cells", v => v.Cells },
        });
        View(new Members<MatrixCell>
        {
            { "count", v => v.Count }, { "shade", v => v.Shade },
        });
        View(new Members<ImageView>
        {
            { "href", v => v.Href }, { "alt", v => v.Alt }, { "credit", v => v.Credit },
        });
        View(new Members<PeriodView>
        {
            { "year", v => v.Year }, { "href", v => v.Href }, { "count", v => v.Count },
            { "direct", v => v.Direct }, { "reported", v => v.Reported },
        });
        View(new Members<FigureView>
        {
            { "year", v => v.Year }, { "by", v => v.By }, { "about", v => v.About },
        });
        View(new Members<BarView>
        {
            { "name", v => v.Name }, { "count", v => v.Count }, { "share", v => v.Share },
        });
        View(new Members<PartView>
        {
            { "text", v => v.Text }, { "href", v => v.Href }, { "current", v => v.Current }, { "count", v => v.Count },
        });
        View(new Members<YearView>
        {
            { "year", v => v.Year }, { "id", v => v.Id }, { "count", v => v.Count }, { "entries", v => v.Entries },
        });
        View(new Members<EntryView>
        {
            { "date", v => v.Date }, { "voices", v => v.Voices }, { "own", v => v.Own },
            { "statements", v => v.Statements }, { "article", v => v.Article },
            { "publisher", v => v.Publisher },
        });
        View(new Members<ReportView>
        {
            { "excerpt", v => v.Excerpt }, { "facts", v => v.Facts }, { "facts_line", v => v.FactsLine }, { "language", v => v.Language },
        });
        View(new Members<BriefView>
        {
            { "voices", v => v.Voices }, { "href", v => v.Href }, { "words", v => v.Words }, { "verbatim", v => v.Verbatim }, { "language", v => v.Language },
        });
        View(new Members<ListedView>
        {
            { "html", v => v.Html }, { "verbatim", v => v.Verbatim }, { "number", v => v.Number }, { "brief", v => v.Brief }, { "repeats", v => v.Repeats },
        });
        View(new Members<ArticleItem>
        {
            { "link", v => v.Link }, { "date", v => v.Date }, { "publisher", v => v.Publisher },
            { "dateline", v => v.Dateline }, { "statements", v => v.Statements }, { "speakers", v => v.Speakers },
        });
        View(new Members<LetterView>
        {
            { "letter", v => v.Letter }, { "items", v => v.Items },
        });
        View(new Members<RecordItem>
        {
            { "link", v => v.Link }, { "detail", v => v.Detail }, { "by", v => v.By }, { "about", v => v.About },
            { "articles", v => v.Articles },
        });
        View(new Members<ArticleYear>
        {
            { "year", v => v.Year }, { "articles", v => v.Articles },
        });
        View(new Members<HomeSection>
        {
            { "index", v => v.Index }, { "count", v => v.Count }, { "bars", v => v.Bars },
        });
        Page(new Members<ArticlePage>("article")
        {
            { "heading", v => v.Heading }, { "subtitle", v => v.Subtitle }, { "publisher", v => v.Publisher },
            { "dateline", v => v.Dateline }, { "dateline_marked", v => v.DatelineMarked }, { "date", v => v.Date },
            { "updated", v => v.Updated }, { "authors", v => v.Authors }, { "statements", v => v.Statements },
            { "speakers", v => v.Speakers }, { "direct", v => v.Direct }, { "remarks", v => v.Remarks },
            { "shares", v => v.Shares }, { "strip", v => v.Strip }, { "rows", v => v.Rows },
            { "rights", v => v.Rights }, { "licence", v => v.Licence }, { "voices", v => v.Voices },
            { "fields", v => v.Fields }, { "original", v => v.Original }, { "archived", v => v.Archived },
            { "credits", v => v.Credits }, { "reviewers", v => v.Reviewers }, { "corrections", v => v.Corrections },
            { "verified", v => v.Verified }, { "withdrawn", v => v.Withdrawn }, { "improve", v => v.Improve },
        });
        Page(new Members<RecordPage>("record")
        {
            { "index", v => v.Index }, { "id", v => v.Id }, { "sort", v => v.Sort }, { "is_state", v => v.IsState },
            { "speaks", v => v.Speaks }, { "country", v => v.Country }, { "aliases", v => v.Aliases },
            { "roles", v => v.Roles }, { "axis", v => v.Axis }, { "image", v => v.Image }, { "fields", v => v.Fields }, { "identifiers", v => v.Identifiers },
            { "by_count", v => v.ByCount }, { "about_count", v => v.AboutCount },
            { "concerns_count", v => v.ConcernsCount }, { "article_count", v => v.ArticleCount },
            { "targets", v => v.Targets }, { "speakers", v => v.Speakers }, { "voices", v => v.Voices },
            { "company", v => v.Company }, { "by_years", v => v.ByYears }, { "about_years", v => v.AboutYears },
            { "figures", v => v.Figures }, { "matrix", v => v.Matrix }, { "by_shown", v => v.ByShown }, { "by", v => v.By },
            { "about", v => v.About }, { "concerns", v => v.Concerns }, { "articles", v => v.Articles }, { "articles_told", v => v.ArticlesTold },
            { "members", v => v.Members }, { "parts", v => v.Parts }, { "pages", v => v.Pages }, { "is_main", v => v.IsMain }, { "whole", v => v.Whole },
            { "improve", v => v.Improve },
        });
        Page(new Members<IndexPage>("records")
        {
            { "count", v => v.Count }, { "letters", v => v.Letters }, { "parts", v => v.Parts },
        });
        Page(new Members<ArticlesPage>("articles")
        {
            { "count", v => v.Count }, { "years", v => v.Years }, { "parts", v => v.Parts },
        });
        Page(new Members<HomePage>("home")
        {
            { "newest", v => v.Newest }, { "articles", v => v.Articles }, { "statements", v => v.Statements },
            { "sections", v => v.Sections },
        });
        Page(new Members<FreePage>("page")
        {
            { "body", v => v.Body },
        });
        Page(new Members<NotFoundPage>("not-found"));
        Page(new Members<RedirectPage>("redirect")
        {
            { "target", v => v.Target },
        });
    }

    /// <summary>The types of pages, one for each layout.</summary>
    public static IReadOnlyList<ViewType> Pages => PageTypes;

    /// <summary>The type of a view.</summary>
    /// <exception cref="ArgumentException">It is missing in this table.</exception>
    public static ViewType TypeOf<T>() where T : class => ViewTypes.Of<T>();

    /// <summary>The same of one whose type is known only when the program runs.</summary>
    public static ViewType TypeOf(Type view) => ViewTypes.Of(view);

    private static void View<T>(Members<T> members) where T : class => ViewTypes.Add(members);

    /// <summary>What every page has, and what this kind of page has beside it.</summary>
    private static void Page<T>(Members<T> members) where T : PageView
    {
        members.Add("layout", members.Layout!);
        members.Add("address", v => v.Address);
        members.Add("title", v => v.Title);
        members.Add("description", v => v.Description);
        members.Add("language", v => v.Language);
        members.Add("direction", v => v.Direction);
        members.Add("canonical", v => v.Canonical);
        members.Add("section", v => v.Section);
        PageTypes.Add(members);
        View(members);
    }
}

using System.Collections.Immutable;
using Archive.Render.Html;
using Archive.Render.Views;
using Fluid.Values;

namespace Archive.Render.Theming;

/// <summary>What templates may read of each view: its members in snake case, and nothing else. No reflection: the table is what is
/// there, for people as for the compiler that makes a program of one file.</summary>
internal static class ViewMembers
{
    static ViewMembers()
    {
        View<SiteView>(new()
        {
            ["title"] = v => Of(v.Title), ["description"] = v => Of(v.Description), ["language"] = v => Of(v.Language),
            ["base"] = v => Of(v.Base), ["direction"] = v => Of(v.Direction), ["url"] = v => Of(v.Url), ["repository"] = v => Of(v.Repository),
            ["licence"] = v => Of(v.Licence), ["menu"] = v => Of(v.Menu), ["pages"] = v => Of(v.Pages),
        });
        View<MenuItem>(new()
        {
            ["text"] = v => Of(v.Text), ["href"] = v => Of(v.Href), ["section"] = v => Of(v.Section),
        });
        View<LinkView>(new()
        {
            ["text"] = v => Of(v.Text), ["href"] = v => Of(v.Href),
        });
        View<DateView>(new()
        {
            ["text"] = v => Of(v.Text), ["machine"] = v => Of(v.Machine),
        });
        View<VoiceView>(new()
        {
            ["name"] = v => Of(v.Name), ["href"] = v => Of(v.Href), ["role"] = v => Of(v.Role),
        });
        View<FieldView>(new()
        {
            ["name"] = v => Of(v.Name), ["label"] = v => Of(v.Label), ["values"] = v => Of(v.Values),
        });
        View<StatusView>(new()
        {
            ["is"] = v => Of(v.Is), ["by"] = v => Of(v.By), ["date"] = v => Of(v.Date), ["href"] = v => Of(v.Href),
        });
        View<RelatedView>(new()
        {
            ["label"] = v => Of(v.Label), ["who"] = v => Of(v.Who), ["statement"] = v => Of(v.Statement),
            ["article"] = v => Of(v.Article),
        });
        View<FactsView>(new()
        {
            ["kind"] = v => Of(v.Kind), ["verbatim"] = v => Of(v.Verbatim), ["about"] = v => Of(v.About),
            ["for"] = v => Of(v.For), ["via"] = v => Of(v.Via), ["to"] = v => Of(v.To), ["fields"] = v => Of(v.Fields),
            ["said_in"] = v => Of(v.SaidIn), ["date"] = v => Of(v.Date), ["status"] = v => Of(v.Status),
            ["confidence"] = v => Of(v.Confidence), ["original"] = v => Of(v.Original),
            ["original_language"] = v => Of(v.OriginalLanguage), ["related"] = v => Of(v.Related),
        });
        View<DatedView>(new()
        {
            ["date"] = v => Of(v.Date), ["text"] = v => Of(v.Text), ["by"] = v => Of(v.By),
        });
        View<SharesView>(new()
        {
            ["direct"] = v => Of(v.Direct), ["reported"] = v => Of(v.Reported), ["paper"] = v => Of(v.Paper),
        });
        View<StripPart>(new()
        {
            ["kind"] = v => Of(v.Kind), ["href"] = v => Of(v.Href), ["title"] = v => Of(v.Title), ["pieces"] = v => Of(v.Pieces),
        });
        View<StripPiece>(new()
        {
            ["x"] = v => Of(v.X), ["width"] = v => Of(v.Width),
        });
        View<RowView>(new()
        {
            ["text"] = v => Of(v.Text), ["notes"] = v => Of(v.Notes), ["continues"] = v => Of(v.Continues),
            ["remarks"] = v => Of(v.Remarks),
        });
        View<NoteView>(new()
        {
            ["id"] = v => Of(v.Id), ["number"] = v => Of(v.Number), ["voices"] = v => Of(v.Voices), ["same"] = v => Of(v.Same),
            ["facts"] = v => Of(v.Facts), ["facts_line"] = v => Of(v.FactsLine), ["text"] = v => Of(v.Text), ["annotators"] = v => Of(v.Annotators),
        });
        View<ContinuesView>(new()
        {
            ["id"] = v => Of(v.Id), ["number"] = v => Of(v.Number), ["name"] = v => Of(v.Name),
        });
        View<RemarkView>(new()
        {
            ["id"] = v => Of(v.Id), ["letter"] = v => Of(v.Letter), ["kind"] = v => Of(v.Kind),
            ["is_claim"] = v => Of(v.IsClaim), ["text"] = v => Of(v.Text), ["checks"] = v => Of(v.Checks),
            ["fields"] = v => Of(v.Fields),
        });
        View<CheckView>(new()
        {
            ["verdict"] = v => Of(v.Verdict), ["by"] = v => Of(v.By), ["href"] = v => Of(v.Href), ["date"] = v => Of(v.Date),
        });
        View<VoiceIndexView>(new()
        {
            ["voice"] = v => Of(v.Voice), ["numbers"] = v => Of(v.Numbers), ["parts"] = v => Of(v.Parts),
        });
        View<RoleView>(new()
        {
            ["title"] = v => Of(v.Title), ["organisation"] = v => Of(v.Organisation), ["from"] = v => Of(v.From),
            ["to"] = v => Of(v.To),
        });
        View<BarView>(new()
        {
            ["name"] = v => Of(v.Name), ["count"] = v => Of(v.Count), ["share"] = v => Of(v.Share),
        });
        View<PartView>(new()
        {
            ["text"] = v => Of(v.Text), ["href"] = v => Of(v.Href), ["current"] = v => Of(v.Current),
        });
        View<YearView>(new()
        {
            ["year"] = v => Of(v.Year), ["entries"] = v => Of(v.Entries),
        });
        View<EntryView>(new()
        {
            ["date"] = v => Of(v.Date), ["voices"] = v => Of(v.Voices), ["own"] = v => Of(v.Own),
            ["statements"] = v => Of(v.Statements), ["article"] = v => Of(v.Article), ["publisher"] = v => Of(v.Publisher),
        });
        View<ReportView>(new()
        {
            ["number"] = v => Of(v.Number), ["href"] = v => Of(v.Href), ["excerpt"] = v => Of(v.Excerpt),
            ["facts"] = v => Of(v.Facts), ["facts_line"] = v => Of(v.FactsLine), ["language"] = v => Of(v.Language),
        });
        View<ListedView>(new()
        {
            ["html"] = v => Of(v.Html), ["repeats"] = v => Of(v.Repeats),
        });
        View<ArticleItem>(new()
        {
            ["link"] = v => Of(v.Link), ["date"] = v => Of(v.Date), ["publisher"] = v => Of(v.Publisher),
            ["dateline"] = v => Of(v.Dateline), ["statements"] = v => Of(v.Statements), ["speakers"] = v => Of(v.Speakers),
        });
        View<LetterView>(new()
        {
            ["letter"] = v => Of(v.Letter), ["items"] = v => Of(v.Items),
        });
        View<RecordItem>(new()
        {
            ["link"] = v => Of(v.Link), ["detail"] = v => Of(v.Detail), ["by"] = v => Of(v.By), ["about"] = v => Of(v.About),
            ["articles"] = v => Of(v.Articles),
        });
        View<ArticleYear>(new()
        {
            ["year"] = v => Of(v.Year), ["articles"] = v => Of(v.Articles),
        });
        View<HomeSection>(new()
        {
            ["index"] = v => Of(v.Index), ["count"] = v => Of(v.Count), ["items"] = v => Of(v.Items),
        });
        Page<ArticlePage>(new()
        {
            ["heading"] = v => Of(v.Heading), ["subtitle"] = v => Of(v.Subtitle), ["publisher"] = v => Of(v.Publisher),
            ["dateline"] = v => Of(v.Dateline), ["dateline_marked"] = v => Of(v.DatelineMarked), ["date"] = v => Of(v.Date),
            ["updated"] = v => Of(v.Updated), ["authors"] = v => Of(v.Authors), ["statements"] = v => Of(v.Statements),
            ["speakers"] = v => Of(v.Speakers), ["direct"] = v => Of(v.Direct), ["remarks"] = v => Of(v.Remarks),
            ["shares"] = v => Of(v.Shares), ["strip"] = v => Of(v.Strip), ["rows"] = v => Of(v.Rows),
            ["rights"] = v => Of(v.Rights), ["licence"] = v => Of(v.Licence), ["voices"] = v => Of(v.Voices),
            ["fields"] = v => Of(v.Fields), ["original"] = v => Of(v.Original), ["archived"] = v => Of(v.Archived),
            ["credits"] = v => Of(v.Credits), ["reviewers"] = v => Of(v.Reviewers), ["corrections"] = v => Of(v.Corrections),
            ["verified"] = v => Of(v.Verified), ["withdrawn"] = v => Of(v.Withdrawn), ["improve"] = v => Of(v.Improve),
        });
        Page<RecordPage>(new()
        {
            ["index"] = v => Of(v.Index), ["id"] = v => Of(v.Id), ["sort"] = v => Of(v.Sort), ["is_state"] = v => Of(v.IsState),
            ["speaks"] = v => Of(v.Speaks), ["country"] = v => Of(v.Country), ["aliases"] = v => Of(v.Aliases),
            ["roles"] = v => Of(v.Roles), ["fields"] = v => Of(v.Fields), ["identifiers"] = v => Of(v.Identifiers),
            ["by_count"] = v => Of(v.ByCount), ["about_count"] = v => Of(v.AboutCount),
            ["concerns_count"] = v => Of(v.ConcernsCount), ["article_count"] = v => Of(v.ArticleCount),
            ["targets"] = v => Of(v.Targets), ["speakers"] = v => Of(v.Speakers), ["by"] = v => Of(v.By),
            ["about"] = v => Of(v.About), ["concerns"] = v => Of(v.Concerns), ["articles"] = v => Of(v.Articles),
            ["members"] = v => Of(v.Members), ["parts"] = v => Of(v.Parts), ["pages"] = v => Of(v.Pages), ["is_main"] = v => Of(v.IsMain),
            ["improve"] = v => Of(v.Improve),
        });
        Page<IndexPage>(new()
        {
            ["count"] = v => Of(v.Count), ["letters"] = v => Of(v.Letters), ["parts"] = v => Of(v.Parts),
        });
        Page<ArticlesPage>(new()
        {
            ["count"] = v => Of(v.Count), ["years"] = v => Of(v.Years), ["parts"] = v => Of(v.Parts),
        });
        Page<HomePage>(new()
        {
            ["newest"] = v => Of(v.Newest), ["articles"] = v => Of(v.Articles), ["statements"] = v => Of(v.Statements),
            ["sections"] = v => Of(v.Sections),
        });
        Page<FreePage>(new()
        {
            ["body"] = v => Of(v.Body),
        });
        Page<NotFoundPage>(new()
        {
        });
        Page<RedirectPage>(new()
        {
            ["target"] = v => Of(v.Target),
        });
    }

    /// <summary>A page as a value.</summary>
    public static FluidValue Of(PageView page) => page switch
    {
        ArticlePage p => new ViewValue<ArticlePage>(p),
        RecordPage p => new ViewValue<RecordPage>(p),
        IndexPage p => new ViewValue<IndexPage>(p),
        ArticlesPage p => new ViewValue<ArticlesPage>(p),
        HomePage p => new ViewValue<HomePage>(p),
        FreePage p => new ViewValue<FreePage>(p),
        NotFoundPage p => new ViewValue<NotFoundPage>(p),
        RedirectPage p => new ViewValue<RedirectPage>(p),
        _ => throw new ArgumentException($"{page.GetType().Name} is missing in this table.", nameof(page)),
    };

    /// <summary>A view as a value.</summary>
    public static FluidValue Of<T>(T? view) where T : class => view is null ? NilValue.Instance : new ViewValue<T>(view);

    private static FluidValue Of(string? text) => text is null ? NilValue.Instance : StringValue.Create(text);

    private static FluidValue Of(int number) => NumberValue.Create(number);

    private static FluidValue Of(bool flag) => BooleanValue.Create(flag);

    private static FluidValue Of(Markup markup) => new HtmlValue(markup);

    private static FluidValue Of(Markup? markup) => markup is { } html ? new HtmlValue(html) : NilValue.Instance;

    private static FluidValue Of(ImmutableArray<string> texts) => new ArrayValue([.. texts.Select(StringValue.Create)]);

    private static FluidValue Of<T>(ImmutableArray<T> views) where T : class
    {
        if (views.IsEmpty) return ArrayValue.Empty;
        var values = new FluidValue[views.Length];
        for (var i = 0; i < values.Length; i++) values[i] = new ViewValue<T>(views[i]);
        return new ArrayValue(values);
    }

    private static void View<T>(Dictionary<string, Func<T, FluidValue>> members) where T : class => ViewValue<T>.Members = members;

    /// <summary>What every page has, and what this kind of page has beside it.</summary>
    private static void Page<T>(Dictionary<string, Func<T, FluidValue>> members) where T : PageView
    {
        members["layout"] = v => Of(v.Layout);
        members["address"] = v => Of(v.Address);
        members["title"] = v => Of(v.Title);
        members["description"] = v => Of(v.Description);
        members["language"] = v => Of(v.Language);
        members["direction"] = v => Of(v.Direction);
        members["canonical"] = v => Of(v.Canonical);
        members["section"] = v => Of(v.Section);
        ViewValue<T>.Members = members;
    }
}

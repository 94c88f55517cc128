using Archive.Render.Views;
using Fluid;

namespace Archive.Render.Theming;

/// <summary>The types whose members templates may read. Nothing else can be reached from a template.</summary>
internal static class ViewTypes
{
    private static readonly Type[] All =
    [
        typeof(ArticlePage), typeof(FreePage), typeof(NotFoundPage), typeof(RedirectPage), typeof(RecordPage), typeof(IndexPage), typeof(ArticlesPage), typeof(HomePage),
        typeof(SiteView), typeof(MenuItem), typeof(LinkView), typeof(DateView), typeof(VoiceView), typeof(FieldView), typeof(StatusView), typeof(RelatedView), typeof(FactsView),
        typeof(DatedView), typeof(SharesView), typeof(StripPart), typeof(RowView), typeof(NoteView), typeof(ContinuesView), typeof(RemarkView), typeof(CheckView), typeof(VoiceIndexView),
        typeof(RoleView), typeof(BarView), typeof(PartView), typeof(YearView), typeof(EntryView), typeof(ReportView), typeof(ArticleItem), typeof(LetterView), typeof(RecordItem),
        typeof(ArticleYear), typeof(HomeSection),
    ];

    /// <summary>Registers them, members in snake case.</summary>
    public static void Register(MemberAccessStrategy members)
    {
        members.MemberNameStrategy = MemberNameStrategies.SnakeCase;
        foreach (var type in All) members.Register(type);
    }
}

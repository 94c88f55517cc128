using Archive.Render.Liquid;
using Archive.Render.Theming;

namespace Archive.Outputs;

/// <summary>What templates may read of the first page.</summary>
internal static class HomeTables
{
    /// <summary>A table for each view.</summary>
    public static ViewType[] All() =>
    [
        PageTable.Of(new Members<HomePage>("home")
        {
            { "newest", v => v.Newest }, { "articles", v => v.Articles }, { "statements", v => v.Statements },
            { "sections", v => v.Sections },
        }),
        new Members<HomeSection>
        {
            { "index", v => v.Index }, { "count", v => v.Count }, { "bars", v => v.Bars },
        },
    ];
}

using Archive.Render.Liquid;
using Archive.Render.Theming;

namespace Archive.Outputs;

/// <summary>What templates may read of the list of articles.</summary>
internal static class ArticleListTables
{
    /// <summary>A table for each view.</summary>
    public static ViewType[] All() =>
    [
        PageTable.Of(new Members<ArticlesPage>("articles")
        {
            { "count", v => v.Count }, { "years", v => v.Years }, { "parts", v => v.Parts },
        }),
        new Members<ArticleYear>
        {
            { "year", v => v.Year }, { "articles", v => v.Articles },
        },
    ];
}

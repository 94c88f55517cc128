using Archive.Render.Liquid;
using Archive.Render.Theming;

namespace Archive.Outputs;

/// <summary>What templates may read of the index of a kind.</summary>
internal static class IndexTables
{
    /// <summary>A table for each view.</summary>
    public static ViewType[] All() =>
    [
        PageTable.Of(new Members<IndexPage>("records")
        {
            { "count", v => v.Count }, { "letters", v => v.Letters }, { "parts", v => v.Parts },
        }),
        new Members<LetterView>
        {
            { "letter", v => v.Letter }, { "items", v => v.Items },
        },
        new Members<RecordItem>
        {
            { "link", v => v.Link }, { "detail", v => v.Detail }, { "by", v => v.By }, { "about", v => v.About },
            { "articles", v => v.Articles },
        },
    ];
}

using Archive.Render.Liquid;

namespace Archive.Outputs;

/// <summary>What templates may read of what several kinds of lists show.</summary>
internal static class ListTables
{
    /// <summary>A table for each view.</summary>
    public static ViewType[] All() =>
    [
        new Members<BarView>
        {
            { "name", v => v.Name }, { "count", v => v.Count }, { "share", v => v.Share },
        },
        new Members<PartView>
        {
            { "text", v => v.Text }, { "href", v => v.Href }, { "current", v => v.Current }, { "count", v => v.Count },
        },
        new Members<ArticleItem>
        {
            { "link", v => v.Link }, { "date", v => v.Date }, { "publisher", v => v.Publisher },
            { "dateline", v => v.Dateline }, { "statements", v => v.Statements }, { "speakers", v => v.Speakers },
        },
    ];
}

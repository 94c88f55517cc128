using Archive.Render.Liquid;

namespace Archive.Render.Theming;

/// <summary>What templates may read of the views that pages share.</summary>
internal static class SharedTables
{
    /// <summary>A table for each view.</summary>
    public static ViewType[] All() =>
    [
        new Members<SiteView>
        {
            { "title", v => v.Title }, { "description", v => v.Description }, { "language", v => v.Language },
            { "base", v => v.Base }, { "direction", v => v.Direction }, { "url", v => v.Url }, { "repository", v => v.Repository },
            { "licence", v => v.Licence }, { "menu", v => v.Menu }, { "pages", v => v.Pages },
            { "fonts", v => v.Fonts },
        },
        new Members<MenuItem>
        {
            { "text", v => v.Text }, { "href", v => v.Href }, { "section", v => v.Section },
        },
        new Members<LinkView>
        {
            { "text", v => v.Text }, { "href", v => v.Href }, { "language", v => v.Language }, { "rel", v => v.Rel },
        },
        new Members<DateView>
        {
            { "text", v => v.Text }, { "machine", v => v.Machine },
        },
        new Members<VoiceView>
        {
            { "name", v => v.Name }, { "href", v => v.Href }, { "role", v => v.Role },
        },
        new Members<FieldView>
        {
            { "name", v => v.Name }, { "label", v => v.Label }, { "values", v => v.Values },
        },
        new Members<StatusView>
        {
            { "is", v => v.Is }, { "by", v => v.By }, { "date", v => v.Date }, { "href", v => v.Href },
        },
        new Members<RelatedView>
        {
            { "label", v => v.Label }, { "who", v => v.Who }, { "statements", v => v.Statements },
            { "article", v => v.Article },
        },
        new Members<FactsView>
        {
            { "kind", v => v.Kind }, { "verbatim", v => v.Verbatim }, { "about", v => v.About },
            { "for", v => v.For }, { "via", v => v.Via }, { "to", v => v.To }, { "fields", v => v.Fields },
            { "said_in", v => v.SaidIn }, { "date", v => v.Date }, { "status", v => v.Status },
            { "confidence", v => v.Confidence }, { "original", v => v.Original },
            { "original_language", v => v.OriginalLanguage }, { "related", v => v.Related },
        },
        new Members<DatedView>
        {
            { "date", v => v.Date }, { "text", v => v.Text }, { "by", v => v.By },
        },
    ];
}

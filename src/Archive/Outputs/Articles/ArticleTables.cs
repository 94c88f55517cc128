using Archive.Render.Liquid;
using Archive.Render.Theming;

namespace Archive.Outputs;

/// <summary>What templates may read of the page of an article.</summary>
internal static class ArticleTables
{
    /// <summary>Of a statement in lists, which a partial shows by itself.</summary>
    public static ViewType Report { get; } = new Members<ReportView>
    {
        { "excerpt", v => v.Excerpt }, { "facts", v => v.Facts }, { "facts_line", v => v.FactsLine }, { "language", v => v.Language },
    };

    /// <summary>A table for each view.</summary>
    public static ViewType[] All() =>
    [
        PageTable.Of(new Members<ArticlePage>("article")
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
        }),
        new Members<SharesView>
        {
            { "direct", v => v.Direct }, { "reported", v => v.Reported }, { "paper", v => v.Paper },
        },
        new Members<StripPart>
        {
            { "kind", v => v.Kind }, { "href", v => v.Href }, { "pieces", v => v.Pieces },
        },
        new Members<StripPiece>
        {
            { "x", v => v.X }, { "width", v => v.Width },
        },
        new Members<RowView>
        {
            { "text", v => v.Text }, { "notes", v => v.Notes }, { "continues", v => v.Continues },
            { "remarks", v => v.Remarks },
        },
        new Members<NoteView>
        {
            { "id", v => v.Id }, { "number", v => v.Number }, { "voices", v => v.Voices }, { "same", v => v.Same },
            { "facts", v => v.Facts }, { "facts_line", v => v.FactsLine }, { "text", v => v.Text }, { "annotators", v => v.Annotators },
        },
        new Members<ContinuesView>
        {
            { "id", v => v.Id }, { "number", v => v.Number }, { "name", v => v.Name },
        },
        new Members<RemarkView>
        {
            { "id", v => v.Id }, { "letter", v => v.Letter }, { "sign", v => v.Sign }, { "kind", v => v.Kind },
            { "is_claim", v => v.IsClaim }, { "text", v => v.Text }, { "checks", v => v.Checks },
            { "fields", v => v.Fields },
        },
        new Members<CheckView>
        {
            { "verdict", v => v.Verdict }, { "by", v => v.By }, { "href", v => v.Href }, { "date", v => v.Date },
        },
        new Members<VoiceIndexView>
        {
            { "voice", v => v.Voice }, { "numbers", v => v.Numbers }, { "parts", v => v.Parts },
        },
        Report,
    ];
}

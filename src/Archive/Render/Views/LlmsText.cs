using System.Text;
using Archive.Link;

namespace Archive.Render.Views;

/// <summary>Makes <c>llms.txt</c>: what the archive is, where things are, and how to cite them, for programs that read it for people.</summary>
/// <remarks>llmstxt.org: a title, a quotation that sums up, text, and sections with lists of links; Markdown.</remarks>
public static class LlmsText
{
    /// <summary>Its address.</summary>
    public const string Address = "llms.txt";

    /// <summary>The text.</summary>
    public static string Of(SiteIndex index, Publication publication)
    {
        var (site, words) = (publication.Site, publication.Words);
        var text = new StringBuilder();
        Line(text, $"# {site.Title}");
        if (site.Description.Length > 0) Paragraph(text, $"> {site.Description}");
        Paragraph(text, words["llms-what"]);
        Paragraph(text, $"{words.Count("article-count", index.Articles.Count)}, {words.Count("statements", index.Utterances.Count)}.");
        Heading(text, words["llms-lists"]);
        Line(text, $"- [{words["articles"]}]({Full(site, Routes.Articles)}): {words.Count("article-count", index.Articles.Count)}");
        var counts = index.Records.CountBy(e => e.Record.Kind).ToDictionary(c => c.Key, c => c.Value);
        foreach (var kind in publication.Kinds.Records)
            Line(text, $"- [{kind.Label}]({Full(site, kind.Plural + "/")}): {words.Count("record-count", counts.GetValueOrDefault(kind))}");
        Heading(text, words["llms-addresses"]);
        Line(text, $"- `{Full(site, Routes.Article("ID"))}`: {words["llms-article"]}");
        Line(text, $"- `{Full(site, Routes.Article("ID"))}#STATEMENT`: {words["llms-statement"]}");
        foreach (var kind in publication.Kinds.Records) Line(text, $"- `{Full(site, kind.Plural + "/ID/")}`: {kind.Label}. {words["llms-record"]}");
        Heading(text, words["llms-cite"]);
        Line(text, words["llms-cite-text"]);
        Heading(text, words["llms-licence"]);
        if (site.Licence is { } licence) Paragraph(text, $"{words["annotations-licence"]}: {licence}", blank: false);
        Line(text, words["llms-licence-text"]);
        if (site.Pages.IsEmpty) return text.ToString();
        Heading(text, words["pages"]);
        foreach (var page in site.Pages) Line(text, $"- [{page.Text}]({Full(site, page.Href![site.Base.Length..])})");
        return text.ToString();
    }

    private static string Full(SiteView site, string address) => site.Url is { } url ? url + address : site.Base + address;

    // Titles and descriptions may hold line feeds; each of these is one line.
    private static void Heading(StringBuilder text, string words) => text.Append("\n## ").Append(words).Append("\n\n");

    private static void Paragraph(StringBuilder text, string words, bool blank = true) => text.Append(blank ? "\n" : "").Append(words.ReplaceLineEndings(" ")).Append(blank ? "\n" : "\n\n");

    private static void Line(StringBuilder text, string words) => text.Append(words.ReplaceLineEndings(" ")).Append('\n');
}

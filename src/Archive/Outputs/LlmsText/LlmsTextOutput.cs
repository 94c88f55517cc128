using System.Collections.Immutable;
using System.Text;
using Archive.Kinds;
using Archive.Link;
using Archive.Model;
using Archive.Planning;
using Archive.Render;

namespace Archive.Outputs;

/// <summary><c>llms.txt</c>: what the archive is, where things are, and how to cite them, for programs that read it for people.</summary>
/// <remarks>llmstxt.org: a title, a quotation that sums up, text, and sections with lists of links; Markdown.</remarks>
internal sealed class LlmsTextOutput : IOutput
{
    /// <summary>What it is made of.</summary>
    /// <param name="Articles">Number of articles.</param>
    /// <param name="Statements">Number of statements.</param>
    /// <param name="Records">Number of records with a page, by kind.</param>
    private sealed record Counts(int Articles, int Statements, ImmutableArray<(RecordKind Kind, int Count)> Records) : IHashed
    {
        public void AddTo(ContentHash hash)
        {
            hash.Add(Articles).Add(Statements);
            foreach (var (_, count) in Records) hash.Add(count);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<PlannedFile> Plan(SitePlan plan)
    {
        var index = plan.Index;
        var records = index.Records.CountBy(e => e.Record.Kind).ToDictionary(c => c.Key, c => c.Value);
        var counts = new Counts(
            index.Articles.Count, index.Utterances.Count,
            [.. plan.Publication.Kinds.Records.Select(k => (k, records.GetValueOrDefault(k)))]);
        yield return new PlannedBytes<Counts>("llms.txt", default, counts, static (c, context) =>
            Encoding.UTF8.GetBytes(Text(c, context.Publication)));
    }

    private static string Text(Counts counts, Publication publication)
    {
        var (site, words) = (publication.Site, publication.Words);
        var text = new StringBuilder();
        Line(text, $"# {site.Title}");
        if (site.Description.Length > 0) Paragraph(text, $"> {site.Description}");
        Paragraph(text, words["llms-what"]);
        Paragraph(text, $"{words.Count("article-count", counts.Articles)}, {words.Count("statements", counts.Statements)}.");
        Heading(text, words["llms-lists"]);
        Line(text, $"- [{words["articles"]}]({Full(site, Routes.Articles)}): {words.Count("article-count", counts.Articles)}");
        foreach (var (kind, count) in counts.Records)
            Line(text, $"- [{kind.Label}]({Full(site, kind.Plural + "/")}): {words.Count("record-count", count)}");
        Heading(text, words["llms-addresses"]);
        Line(text, $"- `{Full(site, Routes.Article("ID"))}`: {words["llms-article"]}");
        Line(text, $"- `{Full(site, Routes.Article("ID"))}#STATEMENT`: {words["llms-statement"]}");
        foreach (var kind in publication.Kinds.Records)
            Line(text, $"- `{Full(site, kind.Plural + "/ID/")}`: {kind.Label}. {words["llms-record"]}");
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

    private static void Paragraph(StringBuilder text, string words, bool blank = true) =>
        text.Append(blank ? "\n" : "").Append(words.ReplaceLineEndings(" ")).Append(blank ? "\n" : "\n\n");

    private static void Line(StringBuilder text, string words) => text.Append(words.ReplaceLineEndings(" ")).Append('\n');
}

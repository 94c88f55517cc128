using AngleSharp.Html.Parser;
using Archive.Kinds;
using Archive.Read;
using Xunit;

namespace Archive.Tests.Site;

public sealed class KindsTests
{
    private static readonly KindTable Kinds = KindTableReader.Read(KindTableReader.EmbeddedText().Replace("annotations:\n",
        "  laws: { singular: law, label: Laws, menu: true, fields: { number: text, passed: date, country: country } }\n\n"
        + "annotations:\n  promise: { shape: statement, label: Promise, verbatim: true, fields: { due: date, kept: [open, kept, broken], law: law } }\n", StringComparison.Ordinal));

    [Fact]
    public void A_kind_added_to_the_table_alone_has_pages_marks_and_links()
    {
        using var input = new TestInput(
            ("laws/reform.yml", "name: The Reform\nnumber: 7/18\npassed: 2018-05\n"),
            ("speakers/ann.yml", "name: Ann\n"),
            ("articles/a.md", "---\ntitle: A title\ndate: 2018\n---\nAnn said: “We pass The Reform.”\n"),
            ("articles/a.annotations.yml", "annotations:\n  - promise: We pass The Reform.\n    speaker: ann\n    kept: kept\n    law: reform\n    due: 2019\n"));
        var site = MemorySite.Build(input.Root, Kinds);
        var article = new HtmlParser().ParseDocument(site.Text("articles/a/index.html"));
        Assert.Equal("“We pass The Reform.”", article.QuerySelector("article mark.q")!.TextContent);
        Assert.Equal("1 Promise; Due: 2019; Kept: kept; Law: The Reform", article.QuerySelector(".text [id^=_] > p + p")!.TextContent);
        Assert.Equal("/laws/reform/", article.QuerySelector("mark a")!.GetAttribute("href"));
        Assert.Contains("Laws", article.QuerySelectorAll("nav a").Select(a => a.TextContent));
        var law = new HtmlParser().ParseDocument(site.Text("laws/reform/index.html"));
        Assert.Equal("The Reform", law.QuerySelector("h1")!.TextContent);
        Assert.Contains("May 2018", law.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("“We pass The Reform.”", law.QuerySelector("#_concerns mark")!.TextContent);
        Assert.Contains("The Reform", new HtmlParser().ParseDocument(site.Text("laws/index.html")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}

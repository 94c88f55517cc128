using AngleSharp.Html.Parser;
using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.Link;

public sealed class TwoHandsTests
{
    [Fact]
    public void The_same_statement_from_two_hands_is_one_with_what_either_has_said()
    {
        using var input = new TestInput(
            ("speakers/ann.yml", "name: Ann\n"),
            ("speakers/bea.yml", "name: Bea\n"),
            ("articles/a.md", "---\ntitle: A\ndate: 2018\n---\n“We go,” Ann and Bea said.\n"),
            ("articles/a.annotations.yml", "annotator: first-hand\nannotations:\n  - quote: We go,\n    speaker: [ann, bea]\n    id: going\n    about: [fr]\n"),
            ("articles/a.other.annotations.yml", "annotator: second-hand\nreviewed-by: a-reader\nannotations:\n  - quote: We go,\n    speaker: [bea, ann]\n    id: we-go\n    about: [de]\n    date: 2018\n"));
        var site = MemorySite.Build(input.Root);
        var page = new HtmlParser().ParseDocument(site.Text("articles/a/index.html"));
        var note = Assert.Single(page.QuerySelectorAll(".text [id^=_]"));
        Assert.Equal("1 Direct, about France, Germany; said 2018", note.QuerySelector("p + p")!.TextContent);
        Assert.NotNull(page.GetElementById("going"));
        Assert.NotNull(page.GetElementById("we-go"));
        var facts = page.QuerySelector(".facts")!.TextContent;
        Assert.Contains("first-hand, second-hand", facts, StringComparison.Ordinal);
        Assert.Contains("Reviewed bya-reader", facts, StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_on_the_dateline_marks_it()
    {
        using var input = new TestInput(
            ("articles/a.md", "---\ntitle: A\ndateline: Geneva, 3 May\ndate: 2018\n---\nText.\n"),
            ("articles/a.annotations.yml", "annotations:\n  - note: Geneva\n    in: dateline\n    text: The city.\n"));
        var page = new HtmlParser().ParseDocument(MemorySite.Build(input.Root).Text("articles/a/index.html"));
        Assert.Equal("Geneva", page.QuerySelector(".kick mark")!.TextContent);
    }
}

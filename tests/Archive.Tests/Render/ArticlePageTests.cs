using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.Rendering;

public sealed class ArticlePageTests
{
    private const string Text = "“We go now,” Ann said.\n\nShe added that nobody would stay.\n\nThe end of it.\n";
    private const string Reported = "She said that nobody would stay.\n\nThe end of it.\n";

    [Fact]
    public void Each_place_on_the_strip_and_in_the_index_of_voices_leads_to_the_passage_that_its_number_names()
    {
        var page = Page(Text, "  - quote: We go now,\n    speaker: ann\n  - paraphrase: nobody would stay\n    speaker: ann\n  - note: The end\n    text: Of the text.\n");
        var links = page.QuerySelectorAll(".strip a, .voices p a");
        Assert.Equal(["#R1", "#R2", "#Ra", "#R1", "#R2"], links.Select(a => a.GetAttribute("href")));
        foreach (var link in links)
        {
            var reference = page.GetElementById(link.GetAttribute("href")![1..])!;
            var passage = page.QuerySelector($"mark[aria-details='{reference.GetAttribute("href")![1..]}']")!;
            Assert.Equal(passage, reference.PreviousElementSibling);
        }
    }

    [Fact]
    public void A_note_says_who_and_how_and_its_number_is_the_permalink()
    {
        var note = Page(Reported, "  - paraphrase: nobody would stay\n    id: staying\n    speaker: ann\n    to: bea\n    about: [fr]\n").GetElementById("_1")!;
        Assert.Equal("/speakers/ann/", note.QuerySelector("p:first-child a")!.GetAttribute("href"));
        Assert.Equal("1 Reported, about France; to Bea", note.QuerySelector("p + p")!.TextContent);
        Assert.Equal(("1", "#staying"), (note.QuerySelector("p + p a")!.TextContent, note.QuerySelector("p + p a")!.GetAttribute("href")));
    }

    [Fact]
    public void A_note_about_whole_paragraphs_is_a_bracket_beside_them_and_marks_no_word()
    {
        var page = Page(Reported, "  - paraphrase: nobody would stay\n    speaker: ann\n  - note: { start: She said, end: end of it. }\n    id: both\n    text: Both are from the second edition.\n");
        Assert.Equal("She said that nobody would stay.1 Ann, reported speech", page.GetElementById("both")!.TextContent);
        Assert.Equal(["bracket first", "bracket last"], page.QuerySelectorAll("p[aria-details=_a]").Select(p => p.ClassName));
        Assert.Equal("nobody would stay", Assert.Single(page.QuerySelectorAll(".text mark")).TextContent);
        Assert.Equal("#both", page.QuerySelector("#_a a")!.GetAttribute("href"));
    }

    [Fact]
    public void A_note_about_a_part_of_a_paragraph_marks_its_words()
    {
        var page = Page(Reported, "  - note: { start: nobody, end: The end }\n    text: Across two paragraphs.\n");
        Assert.Equal(["nobody would stay.", "The end"], page.QuerySelectorAll("mark.e[aria-details]").Select(m => m.TextContent));
    }

    [Fact]
    public void Where_only_statements_may_be_shown_every_passage_keeps_its_place_and_its_reference()
    {
        var page = Page("- First “one” she said.\n- Then “two”.\n\nThe end of it.\n", "  - quote: one\n    speaker: ann\n  - quote: two\n    speaker: ann\n  - note: The end\n    text: Of the text.\n", "rights: statements\n");
        Assert.Equal(["R1", "R2", "Ra"], page.QuerySelectorAll(".text [id^=R]").Select(r => r.Id));
        Assert.Equal(["one", "two", "the-end"], page.QuerySelectorAll(".text [id]").Select(e => e.Id!).Where(id => id[0] is not ('_' or 'R')));
        Assert.All(page.QuerySelectorAll(".text > div"), row => Assert.Single(row.Children, c => string.IsNullOrEmpty(c.Id) && !c.ClassList.Contains("remarks") && c.QuerySelector("[id^=_]") is null));
    }

    [Fact]
    public void The_title_is_cited_in_the_quotation_marks_of_the_words()
    {
        Assert.EndsWith("“A day”, 2018, in Archive.", Page(Text, "  - quote: We go now,\n    speaker: ann\n").QuerySelector(".facts dd:last-child")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_in_another_language_than_the_site_says_so_in_the_text_and_in_the_citation()
    {
        var page = Page(Text, "  - quote: We go now,\n    speaker: ann\n    original: ہم جاتے ہیں\n    original-language: ur\n", "language: ar\n");
        Assert.All(page.QuerySelectorAll("h1, .text > div > .block, .facts dd:last-child > span"), e => Assert.Equal(("ar", "rtl"), (e.GetAttribute("lang"), e.GetAttribute("dir"))));
        Assert.Equal(("ur", "auto"), (page.QuerySelector("#_1 q")!.GetAttribute("lang"), page.QuerySelector("#_1 q")!.GetAttribute("dir")));
        Assert.Null(page.GetElementById("_1")!.Closest("[lang=ar]"));
    }

    private static IHtmlDocument Page(string text, string annotations, string head = "")
    {
        using var input = new TestInput(
            ("speakers/ann.yml", "name: Ann\n"),
            ("speakers/bea.yml", "name: Bea\n"),
            ("articles/a.md", "---\ntitle: A day\n" + (head.Contains("date: ", StringComparison.Ordinal) ? "" : "date: 2018\n") + head + "---\n" + text),
            ("articles/a.annotations.yml", "annotations:\n" + annotations));
        return new HtmlParser().ParseDocument(MemorySite.Build(input.Root).Text("articles/a/index.html"));
    }
}

using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Archive.Kinds;
using Archive.Problems;
using Archive.Read;
using Xunit;

namespace Archive.Tests.Site;

/// <summary>What readers find on the page of a record.</summary>
public sealed class RecordPagesTests
{
    private const string Talks = "---\ntitle: Talks\ndate: 2017-03\n---\nAnn says yes. Ben says no. Cem says maybe.\n";
    private const string Annotations = "annotations:\n  - { paraphrase: yes, speaker: ann, about: [fr] }\n  - { paraphrase: no, speaker: ben }\n  - { paraphrase: maybe, speaker: cem }\n";

    private static TestInput Input(string ann) => new(("speakers/ann.yml", ann), ("speakers/ben.yml", "name: Ben\n"), ("speakers/cem.yml", "name: Cem\n"), ("assets/ann.gif", "GIF89a"),
        ("articles/one.md", Talks), ("articles/one.annotations.yml", Annotations),
        ("articles/two.md", Talks), ("articles/two.annotations.yml", Annotations.Replace("cem", "unattributed", StringComparison.Ordinal)),
        ("articles/three.md", "---\ntitle: Quiet\n---\nAnn is here.\n"));

    private static IDocument Ann(string record)
    {
        using var input = Input(record);
        return new HtmlParser().ParseDocument(MemorySite.Build(input.Root).Text("speakers/ann/index.html"));
    }

    [Fact]
    public void A_picture_has_its_words_and_its_credit()
    {
        var image = Ann("name: Ann\nimage: { file: assets/ann.gif, alt: Ann at a desk, credit: \"A. Photo, CC BY\" }\n").QuerySelector("figure")!;
        Assert.Equal(("/assets/ann.gif", "Ann at a desk", "A. Photo, CC BY"), (image.QuerySelector("img")!.GetAttribute("src"), image.QuerySelector("img")!.GetAttribute("alt"), image.TextContent));
    }

    [Fact]
    public void A_name_that_is_withheld_has_no_picture() =>
        Assert.Null(Ann("name: Ann\ndisplay: withheld\nimage: { file: assets/ann.gif, alt: A, credit: B }\n").QuerySelector("img"));

    [Theory]
    [InlineData("{ file: assets/ben.gif, alt: Ann, credit: Me }", "missing-file")]
    [InlineData("{ file: articles/one.md, alt: Ann, credit: Me }", "missing-file")]
    [InlineData("{ file: assets/ann.gif, alt: Ann }", "missing-key")]
    public void A_picture_that_is_not_there_or_is_nobodys_is_a_problem(string image, string code)
    {
        using var input = Input($"name: Ann\nimage: {image}\n");
        var problems = MemorySite.Of(new BuildRequest(new InputFolder(input.Root), KindTableReader.BuiltIn) { Threads = 1 }).Result!.Problems;
        Assert.Contains(problems, p => p.Problem.Code.Id == code && p.Severity == Severity.Error);
    }

    [Fact]
    public void Company_is_counted_in_articles() =>
        Assert.Equal(["Ben2", "Cem1"], Ann("name: Ann\n").QuerySelectorAll("[aria-labelledby=_o] li").Select(l => l.TextContent));

    [Fact]
    public void An_article_that_is_the_source_of_a_statement_is_not_listed_again() =>
        Assert.Equal(["Quiet"], Ann("name: Ann\n").QuerySelectorAll("#_articles a").Select(a => a.TextContent));

    [Fact]
    public void Posts_lie_on_a_line_from_the_first_year_to_the_last()
    {
        var posts = Ann("name: Ann\nroles:\n  - { title: Minister, from: 2014-01-01, to: 2015-12-31 }\n  - { title: Deputy }\n").QuerySelector(".posts")!;
        Assert.Equal(["2014", "2017"], posts.QuerySelectorAll(":scope > p span").Select(s => s.TextContent));
        var bar = Assert.Single(posts.QuerySelectorAll("rect"));
        Assert.Equal(("0%", "50%"), (bar.GetAttribute("x"), bar.GetAttribute("width")));
    }
}

using AngleSharp.Dom;
using AngleSharp.Html.Parser;
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
        ("articles/two.md", Talks + "\nThat was all.\n"), ("articles/two.annotations.yml", Annotations.Replace("cem", "unattributed", StringComparison.Ordinal)),
        ("articles/three.md", "---\ntitle: Quiet\ndate: 2018\n---\nAnn is here.\n"));

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
        Assert.Equal(["2014", "2015", "2016", "2017"], posts.QuerySelectorAll(":scope > p span").Select(s => s.TextContent));
        var bar = Assert.Single(posts.QuerySelectorAll("li rect"));
        Assert.Equal(("0%", "50%"), (bar.GetAttribute("x"), bar.GetAttribute("width")));
    }

    [Fact]
    public void Under_a_long_time_stand_its_first_and_last_year() =>
        Assert.Equal(["1950", "2017"], Ann("name: Ann\nroles:\n  - { title: Minister, from: 1950, to: 1960 }\n").QuerySelectorAll(".posts > p span").Select(s => s.TextContent));

    [Theory]
    // Of 16 quarters the 13th, and the third of that year for its middle; of 40 years and of 10 decades the last.
    [InlineData("2017-03", 2014, "75.5%", "Statements by quarter")]
    [InlineData("2017", 2014, "88%", "Statements by quarter")]
    [InlineData("2017", 1978, "97.7%", "Statements by year")]
    [InlineData("2017", 1918, "90.8%", "Statements by decade")]
    public void Statements_stand_on_the_line_of_the_posts(string date, int from, string x, string note)
    {
        using var input = new TestInput(("speakers/ann.yml", FormattableString.Invariant($"name: Ann\nroles:\n  - {{ title: Minister, from: {from}-01-01, to: 2015-12-31 }}\n")),
            ("articles/one.md", $"---\ntitle: Talks\ndate: {date}\n---\n“Yes,” Ann says, and “no,” and that it may rain.\n"),
            ("articles/one.annotations.yml", "annotations:\n  - { quote: '“Yes,”', speaker: ann }\n  - { quote: '“no,”', speaker: ann }\n  - { paraphrase: it may rain, speaker: ann }\n"));
        var posts = new HtmlParser().ParseDocument(MemorySite.Build(input.Root).Text("speakers/ann/index.html")).QuerySelector(".posts")!;
        var (direct, reported) = (posts.QuerySelector(".marks rect:not(.p)")!, Assert.Single(posts.QuerySelectorAll(".marks .p")));
        Assert.Equal((x, "50%"), (direct.GetAttribute("x"), direct.GetAttribute("height")));
        Assert.Equal((x, "50%", "25%"), (reported.GetAttribute("x"), reported.GetAttribute("y"), reported.GetAttribute("height")));
        Assert.StartsWith(note, posts.QuerySelector(".small")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_decade_that_is_not_over_ends_where_the_line_does()
    {
        var mark = Ann("name: Ann\nroles:\n  - { title: Minister, from: 1957, to: 1960 }\n").QuerySelector(".marks .p")!;
        // Six of seven stretches of ten years are over in 61 years: one year, of which 8 % are free at either side.
        Assert.Equal(("98.5%", "1.4%"), (mark.GetAttribute("x"), mark.GetAttribute("width")));
    }

    [Fact]
    public void What_two_papers_report_counts_once_for_each_who_and_whom_that_either_names()
    {
        const string Text = "---\ntitle: Talks\ndate: 2017-03\n---\nYes and no.\n";
        using var input = new TestInput(("speakers/ann.yml", "name: Ann\ncountry: fr\n"), ("speakers/ben.yml", "name: Ben\ncountry: be\n"),
            ("articles/one.md", Text), ("articles/one.annotations.yml", "annotations:\n  - { id: yes-1, paraphrase: Yes, speaker: ann, about: [fr] }\n"),
            ("articles/two.md", Text + "\nThat was all.\n"), ("articles/two.annotations.yml", "annotations:\n  - { paraphrase: Yes, speaker: ann, about: [fr, de], repeats: one#yes-1 }\n  - { paraphrase: no, speaker: ben, about: [fr] }\n"));
        var rows = new HtmlParser().ParseDocument(MemorySite.Build(input.Root).Text("countries/fr/index.html")).QuerySelectorAll(".matrix tr");
        Assert.Equal(["Speakers from|France|Germany", "France|1|1", "Belgium|1|0"], rows.Select(r => string.Join('|', r.Children.Select(c => c.TextContent))));
    }

    [Fact]
    public void A_country_says_who_speaks_about_whom()
    {
        using var input = new TestInput(("speakers/ann.yml", "name: Ann\ncountry: fr\n"), ("speakers/bea.yml", "name: Bea\ncountry: fr\n"), ("speakers/ben.yml", "name: Ben\ncountry: be\n"), ("speakers/cem.yml", "name: Cem\n"),
            ("articles/one.md", "---\ntitle: Talks\ndate: 2017-03\n---\nOne two three four five six.\n"),
            ("articles/one.annotations.yml", "annotations:\n  - { paraphrase: One, speaker: [ann, bea], about: [be, de] }\n  - { paraphrase: two, speaker: ann, about: [fr] }\n  - { paraphrase: three, speaker: ben, about: [fr] }\n"
                + "  - { paraphrase: four, speaker: cem, about: [fr] }\n  - { paraphrase: five, speaker: ben, about: [de] }\n  - { paraphrase: six, speaker: ann, about: [ben] }\n"));
        var site = MemorySite.Build(input.Root);
        // Nothing about France is left out, and nothing said by its speakers; what others say about others is not there.
        Assert.Equal(["Speakers from|France|Belgium|Germany", "France|1|1|1", "Belgium|1|0|0", "country not given|1|0|0"], Rows("fr"));
        Assert.Equal(["Speakers from|Germany|Belgium", "France|1|1", "Belgium|1|0"], Rows("de"));
        Assert.Equal(["s6"], new HtmlParser().ParseDocument(site.Text("countries/de/index.html")).QuerySelectorAll(".matrix td:nth-child(2)").Select(t => t.ClassName).Distinct());

        IEnumerable<string> Rows(string country) => new HtmlParser().ParseDocument(site.Text($"countries/{country}/index.html")).QuerySelectorAll(".matrix tr")
            .Select(r => string.Join('|', r.Children.Select(c => c.TextContent)));
    }
}

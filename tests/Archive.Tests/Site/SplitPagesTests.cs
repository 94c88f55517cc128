using System.Text;
using AngleSharp.Html.Parser;
using Xunit;

namespace Archive.Tests.Site;

public sealed class SplitPagesTests
{
    /// <summary>Articles of one day each with ten statements.</summary>
    private static TestInput Input(params (int Year, int Articles)[] years)
    {
        var input = new TestInput(("speakers/ann.yml", "name: Ann\ncountry: fr\n"));
        foreach (var (year, articles) in years)
        {
            for (var i = 0; i < articles; i++)
            {
                var name = FormattableString.Invariant($"articles/a-{year}-{i}");
                var date = new DateOnly(year, 1, 1).AddDays(i % 360).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
                input.Add(name + ".md", Encoding.UTF8.GetBytes($"---\ntitle: Of {date}\ndate: {date}\n---\n" + string.Concat(Enumerable.Range(0, 10).Select(n => FormattableString.Invariant($"Ann said {date} number n{n}e. ")))));
                input.Add(name + ".annotations.yml", Encoding.UTF8.GetBytes("annotations:\n" + string.Concat(Enumerable.Range(0, 10).Select(n => FormattableString.Invariant($"  - paraphrase: number n{n}e\n    speaker: ann\n")))));
            }
        }

        return input;
    }

    /// <summary>Each statement leads to its passage, once.</summary>
    private static int Statements(MemorySite site, string file) => new HtmlParser().ParseDocument(site.Text(file)).QuerySelectorAll(".entries a[href*='/#']").Length;

    [Fact]
    public void A_page_with_200_statements_is_one_page()
    {
        using var input = Input((2017, 10), (2018, 10));
        var site = MemorySite.Build(input.Root);
        Assert.Equal(200, Statements(site, "speakers/ann/index.html"));
        Assert.DoesNotContain(site.Files.Keys, f => f.StartsWith("speakers/ann/2", StringComparison.Ordinal));
    }

    [Fact]
    public void More_are_split_by_year_and_the_newest_year_stands_on_the_main_page()
    {
        using var input = Input((2016, 3), (2017, 45), (2018, 21));
        var site = MemorySite.Build(input.Root);
        Assert.Equal(200, Statements(site, "speakers/ann/index.html"));
        Assert.Equal(10, Statements(site, "speakers/ann/2018/2/index.html"));
        Assert.Equal(200, Statements(site, "speakers/ann/2017/index.html"));
        Assert.Equal(200, Statements(site, "speakers/ann/2017/2/index.html"));
        Assert.Equal(50, Statements(site, "speakers/ann/2017/3/index.html"));
        Assert.Equal(30, Statements(site, "speakers/ann/2016/index.html"));
        Assert.Equal(30, Statements(site, "countries/fr/2016/index.html"));
        Assert.False(site.Has("speakers/ann/2018/index.html"));
        var main = new HtmlParser().ParseDocument(site.Text("speakers/ann/index.html"));
        Assert.Contains("690 statements", main.QuerySelector(".deck")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["2016", "2017", "2018", "1", "2"], main.QuerySelectorAll(".parts > *").Select(p => p.TextContent));
        Assert.Equal(["/speakers/ann/2016/", "/speakers/ann/2017/", "/speakers/ann/2018/2/"], main.QuerySelectorAll(".parts a").Select(a => a.GetAttribute("href")));
        var part = new HtmlParser().ParseDocument(site.Text("speakers/ann/2017/2/index.html"));
        Assert.Equal(["2016", "2017", "2018", "1", "2", "3"], part.QuerySelectorAll(".parts > *").Select(p => p.TextContent));
        Assert.Equal("/speakers/ann/", part.QuerySelector(".kick a:nth-child(2)")!.GetAttribute("href"));
        Assert.Equal(["2017", "2"], part.QuerySelectorAll(".parts [aria-current]").Select(p => p.TextContent));
        Assert.Null(part.QuerySelector(".deck"));
        Assert.Null(part.QuerySelector(".years"));
    }

    [Fact]
    public void A_part_leads_to_the_years_beside_its_own_so_that_a_new_year_changes_few_pages()
    {
        using var input = Input((2014, 3), (2015, 3), (2016, 3), (2017, 45), (2018, 3));
        var site = MemorySite.Build(input.Root);
        string[] Parts(string file) => [.. new HtmlParser().ParseDocument(site.Text(file)).QuerySelectorAll("[aria-label='By year'] > *").Select(p => p.TextContent)];
        Assert.Equal(["2014", "2015"], Parts("speakers/ann/2014/index.html"));
        Assert.Equal(["2015", "2016", "2017"], Parts("speakers/ann/2016/index.html"));
        Assert.Equal(["2014", "2015", "2016", "2017", "2018"], Parts("speakers/ann/index.html"));
    }

    [Fact]
    public void The_chart_of_the_main_page_counts_every_year_and_leads_to_it()
    {
        using var input = Input((2014, 3), (2017, 45), (2018, 21));
        var site = MemorySite.Build(input.Root);
        var years = new HtmlParser().ParseDocument(site.Text("speakers/ann/index.html")).QuerySelectorAll("#_by .years > li");
        Assert.Equal(["2014 30", "2015", "2016", "2017 450", "2018 210"], years.Select(y => y.TextContent.Trim()));
        Assert.Equal(["/speakers/ann/2014/#_by", null, null, "/speakers/ann/2017/#_by", "#_by2018"], years.Select(y => y.QuerySelector("a")?.GetAttribute("href")));
        var rows = new HtmlParser().ParseDocument(site.Text("countries/fr/index.html")).QuerySelectorAll(".figures tbody tr");
        Assert.Equal(["2014300", "20174500", "20182100"], rows.Select(r => r.TextContent.Trim()));
    }

    [Fact]
    public void A_statement_added_later_moves_no_page_to_another_address()
    {
        using var before = Input((2016, 3), (2017, 45), (2018, 2));
        using var after = Input((2016, 3), (2017, 45), (2018, 3), (2019, 1));
        MemorySite one = MemorySite.Build(before.Root), two = MemorySite.Build(after.Root);
        foreach (var page in new[] { "speakers/ann/2016/index.html", "speakers/ann/2017/index.html", "speakers/ann/2017/2/index.html" })
            Assert.Equal(new HtmlParser().ParseDocument(one.Text(page)).QuerySelectorAll(".entries a").Select(a => a.GetAttribute("href")), new HtmlParser().ParseDocument(two.Text(page)).QuerySelectorAll(".entries a").Select(a => a.GetAttribute("href")));
        Assert.True(two.Has("speakers/ann/2018/index.html"));
    }

    [Fact]
    public void Articles_that_name_a_record_are_split_too_and_none_is_lost()
    {
        var input = new TestInput(("publishers/paper.yml", "name: Paper\n"));
        for (var i = 0; i < 450; i++)
            input.Add(FormattableString.Invariant($"articles/a{i}.md"), Encoding.UTF8.GetBytes(FormattableString.Invariant($"---\ntitle: T{i}\npublisher: paper\n{(i < 10 ? "" : i < 300 ? "date: 2016\n" : "date: 2017\n")}---\nText {i}.\n")));
        using (input)
        {
            var site = MemorySite.Build(input.Root);
            int Count(string file) => new HtmlParser().ParseDocument(site.Text(file)).QuerySelectorAll("#_articles li").Length;
            Assert.Equal((150, 200, 90, 10), (Count("publishers/paper/index.html"), Count("publishers/paper/2016/index.html"), Count("publishers/paper/2016/2/index.html"), Count("publishers/paper/undated/index.html")));
        }
    }

    [Fact]
    public void A_long_list_of_articles_is_split_by_year()
    {
        var input = new TestInput();
        for (var i = 0; i < 620; i++)
            input.Add(FormattableString.Invariant($"articles/a{i}.md"), Encoding.UTF8.GetBytes(FormattableString.Invariant($"---\ntitle: T{i}\ndate: {(i < 600 ? 2016 : 2017)}\n---\nText {i}.\n")));
        using (input)
        {
            var site = MemorySite.Build(input.Root);
            int Count(string file) => new HtmlParser().ParseDocument(site.Text(file)).QuerySelectorAll(".title").Length;
            Assert.Equal((20, 500, 100), (Count("articles/index.html"), Count("timeline/2016/index.html"), Count("timeline/2016/part-2/index.html")));
        }
    }

    [Fact]
    public void A_long_index_is_split_by_letter()
    {
        var input = new TestInput();
        for (var i = 0; i < 501; i++)
            input.Add(FormattableString.Invariant($"speakers/s-{i}.yml"), Encoding.UTF8.GetBytes(FormattableString.Invariant($"name: {(i == 0 ? "Émile" : i < 300 ? "Anna" : "Ömer")} {i}\n")));
        using (input)
        {
            var site = MemorySite.Build(input.Root);
            Assert.Contains("Émile 0", site.Text("speakers/letter/e/index.html"), StringComparison.Ordinal);
            Assert.Equal(201, new HtmlParser().ParseDocument(site.Text("speakers/letter/o/index.html")).QuerySelectorAll(".people li").Length);
            Assert.Equal(["A 299", "E 1", "O 201"], new HtmlParser().ParseDocument(site.Text("speakers/index.html")).QuerySelectorAll(".parts a").Select(a => a.TextContent));
            Assert.Contains("href=\"/speakers/letter/a/\">", site.Text("speakers/index.html"), StringComparison.Ordinal);
        }
    }
}

using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace Archive.Tests.Site;

/// <summary>What readers of a site in Urdu and of one in French see.</summary>
public sealed class LanguageSitesTests
{
    private static readonly Lazy<MemorySite> Urdu = new(() => Build("urdu")), French = new(() => Build("french")), English = new(() => Build("languages"));

    private static MemorySite Build(string name) => MemorySite.Build(Repository.At("tests", "Sites", "valid", name, "input"));

    private static IHtmlDocument Page(MemorySite site, string address) => new HtmlParser().ParseDocument(site.Text(address + "index.html"));

    private static string Text(IParentNode page, string selector) => page.QuerySelector(selector)!.TextContent.Trim();

    [Fact]
    public void An_Urdu_page_runs_from_right_to_left_and_counts_in_its_digits()
    {
        var page = Page(Urdu.Value, "articles/daura/");
        Assert.Equal(("ur", "rtl"), (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("dir")));
        Assert.StartsWith("۳ بیانات از ۲ مقررین، جن میں ۲ براہِ راست اقتباسات؛ مدیران کا ۱ حاشیہ۔", Text(page, ".deck"), StringComparison.Ordinal);
        Assert.Equal("۳۰ دسمبر ۲۰۱۷", Text(page, ".kick time"));
        Assert.Equal("2017-12-30", page.QuerySelector(".kick time")!.GetAttribute("datetime"));
        Assert.Equal("۱ خواجہ آصف، براہِ راست اقتباس", Text(page, "#R1"));
        Assert.Equal("الف دعویٰ", Text(page, "#Ra"));
        Assert.Equal("۳۷٪", page.QuerySelector(".legend mark.q")!.NextSibling!.TextContent.Trim());
        Assert.Null(page.QuerySelector(".block[lang]"));
    }

    [Fact]
    public void In_an_Urdu_text_the_marks_that_close_elsewhere_open_and_references_follow_its_full_stop()
    {
        var block = Page(Urdu.Value, "articles/daura/").QuerySelector(".text > div > p")!;
        Assert.Null(block.QuerySelector("mark:not(.q) .w"));
        Assert.Equal("”وہ ہماری بات سننے کو تیار نہیں۔“", Text(block, "mark.q"));
        Assert.EndsWith("۔<a id=\"R2\" href=\"#_2\">۲<i> خواجہ آصف، بالواسطہ قول</i></a>", block.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_in_another_language_is_marked_and_so_are_the_interfaces_words_inside_it()
    {
        var page = Page(Urdu.Value, "articles/visit/");
        Assert.Equal(["en", "en", "en"], page.QuerySelectorAll("h1, .block, .facts dd span").Select(e => e.GetAttribute("lang")));
        Assert.Equal("ltr", page.QuerySelector(".block")!.GetAttribute("dir"));
        Assert.Equal(("ur", "rtl"), (page.QuerySelector(".block #R1 i")!.GetAttribute("lang"), page.QuerySelector(".block #R1 i")!.GetAttribute("dir")));
        foreach (var (address, selector) in new[] { ("articles/", ".title a"), ("", ".title a"), ("speakers/khawaja-asif/", ".entries li > p:last-child > a"), ("countries/us/", ".entries li > p > a") })
        {
            var title = Page(Urdu.Value, address).QuerySelectorAll(selector).First(e => e.TextContent == "The visit");
            Assert.Equal(("en", "auto"), (title.GetAttribute("lang"), title.GetAttribute("dir")));
        }

        Assert.Equal(("ur", "auto"), (Page(English.Value, "articles/").QuerySelector(".title a[lang=ur]")!.GetAttribute("lang"), Page(English.Value, "speakers/ann-example/").QuerySelector(".entries div > div[lang=ur]")!.GetAttribute("dir")));
    }

    [Fact]
    public void Countries_have_the_names_of_the_sites_language_in_their_order()
    {
        Assert.Equal(["Chine", "États-Unis"], Page(French.Value, "countries/").QuerySelectorAll(".people a").Select(a => a.TextContent));
        Assert.Equal(["C", "E"], Page(French.Value, "countries/").QuerySelectorAll("h2.year").Select(a => a.TextContent[..1]));
        Assert.Equal("امریکہ", Text(Page(Urdu.Value, "countries/us/"), "h1"));
        Assert.Contains("Amériques", Text(Page(French.Value, "countries/us/"), ".facts"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_French_page_has_French_dates_spaces_and_words()
    {
        var page = Page(French.Value, "articles/visite/");
        Assert.Equal("fr", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("1er janvier 2018 à 08:05 (UTC+1)", Text(page, ".kick time"));
        Assert.Equal("Direct, au sujet de\u00a0: États-Unis, Chine\u202f; Lieu\u00a0: Genève\u202f; date\u00a0: vers le 30 décembre 2017", Text(page, "#_1 > p:last-child")[2..]);
        Assert.Contains("Une contributrice, Un contributeur", Text(page, "dl.facts"), StringComparison.Ordinal);
        Assert.Contains("«\u202fLa visite\u202f», Le Quotidien, 1er janvier 2018", Text(page, "dl.facts"), StringComparison.Ordinal);
        Assert.Equal("Couleurs\u00a0: |selon le système|claires|sombres", page.QuerySelector("[data-colours]")!.GetAttribute("data-colours"));
        Assert.Equal("Déclarations au sujet de\u00a0: États-Unis", Text(Page(French.Value, "countries/us/"), "#_a"));
    }

    [Fact]
    public void What_is_in_the_original_language_says_so()
    {
        var original = Page(French.Value, "articles/visite/").QuerySelector("#_4 q")!;
        Assert.Equal(("en", "auto", "Nothing is true."), (original.GetAttribute("lang"), original.GetAttribute("dir"), original.TextContent));
    }

    [Fact]
    public void No_English_word_of_the_interface_is_left()
    {
        var words = Archive.Languages.Words.EnglishTexts.Where(w => w.Value.Length > 6 && w.Value.Contains(' ', StringComparison.Ordinal) && !w.Value.Contains('{', StringComparison.Ordinal)).Select(w => w.Value).ToList();
        foreach (var site in new[] { Urdu.Value, French.Value })
        {
            foreach (var file in site.Files.Keys.Where(f => f.EndsWith(".html", StringComparison.Ordinal)))
                Assert.Equal([], words.Where(w => site.Text(file).Contains(w, StringComparison.Ordinal)));
        }
    }
}

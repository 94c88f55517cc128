using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Archive.Problems;
using Archive.Read;
using Archive.Read.Text;
using Xunit;

namespace Archive.Tests.Site;

public sealed partial class SeedSiteTests
{
    private const string Article = "articles/pakistan-struggles-to-thwart-us-advances/index.html";
    private static readonly string Input = Repository.At("tests", "Sites", "seed", "input");
    private static readonly MemorySite Site = MemorySite.Build(Input);

    private static IDocument Page(string file) => new HtmlParser().ParseDocument(Site.Text(file));

    [Fact]
    public void Every_byte_of_the_site_is_as_reviewed()
    {
        var files = Site.Files;
        // The theme's own files lie in the repository already, so their hashes do. A page names the hash of its stylesheet, which
        // would make a change of that file a change of all pages: it is left out here and checked below.
        var kept = files.Where(f => !f.Key.StartsWith("theme/", StringComparison.Ordinal)).ToDictionary(f => f.Key, f => Encoding.UTF8.GetBytes(Version().Replace(Encoding.UTF8.GetString(f.Value), ".….")), StringComparer.Ordinal);
        kept["theme.txt"] = Encoding.UTF8.GetBytes(string.Concat(files.Where(f => f.Key.StartsWith("theme/", StringComparison.Ordinal)).Select(f => $"{Convert.ToHexStringLower(SHA256.HashData(f.Value))} {f.Value.Length.ToString(CultureInfo.InvariantCulture)} {f.Key}\n")));
        Snapshot.Compare(Repository.At("tests", "Snapshots", "seed"), kept);
    }

    [Fact]
    public void A_page_loads_files_of_the_theme_whose_names_hold_the_hash_of_their_content()
    {
        var loaded = Page(Article).QuerySelectorAll("link[rel=preload], link[rel=stylesheet], link[rel=icon], script").Select(e => (e.GetAttribute("href") ?? e.GetAttribute("src"))!).ToList();
        Assert.Equal(7, loaded.Count);
        foreach (var address in loaded)
        {
            Assert.True(Site.Has(address[1..]), address);
            Assert.Equal(FormattableString.Invariant($"{(uint)Archive.Model.ContentHash.Of(Site.Files[address[1..]]):x8}"), address.Split('.')[^2]);
        }
    }

    [Fact]
    public void The_fonts_that_a_page_in_English_loads_weigh_at_most_120_KB()
    {
        var preloaded = Page(Article).QuerySelectorAll("link[rel=preload]").Sum(e => Site.Files[e.GetAttribute("href")![1..]].Length);
        var italic = Site.Files.Single(f => f.Key.StartsWith("theme/fonts/newsreader-italic.", StringComparison.Ordinal)).Value.Length;
        Assert.InRange(preloaded + italic, 60_000, 120_000);
    }

    [Fact]
    public void The_page_of_Huma_Baqai_has_her_words_with_a_link_to_the_passage()
    {
        var entry = Page("speakers/huma-baqai/index.html").QuerySelectorAll(".entries > li > div").Single(e => e.TextContent.Contains("They should provide us technology and money", StringComparison.Ordinal));
        Assert.Equal("“They should provide us technology and money, if they want us to go further. We are working according to our resources but have still won the war on terror. Pakistan is the only country that has defeated terrorists,”", entry.QuerySelector("mark")!.TextContent);
        var link = entry.QuerySelector("a[href*='#']")!.GetAttribute("href")!;
        Assert.Equal("/articles/pakistan-struggles-to-thwart-us-advances/#technology-and-money", link);
        Assert.StartsWith("“They should provide us technology", Page(Article).GetElementById("technology-and-money")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Marks_notes_and_links_leave_the_text_of_the_article_as_it_is()
    {
        var input = new InputFolder(Input);
        var file = input.Files.Single(f => f.EndsWith("us-advances.txt", StringComparison.Ordinal));
        var problems = new ProblemList();
        var text = PlainTextReader.Read(file, FrontMatter.Split(file, input.Text(file, InputFolder.MaxArticle, problems)!, problems).Body, 1, true, out _, problems);
        var page = Page(Article);
        foreach (var reference in page.QuerySelectorAll(".text p > [href^='#_'], .text mark [href^='#_']").ToList()) reference.Remove();
        Assert.Equal(text.Plain.Split("\n\n"), page.QuerySelectorAll("article.text > div > p").Select(p => p.TextContent));
    }

    [Fact]
    public void Every_link_leads_to_a_page_and_a_place_on_it()
    {
        var pages = Site.Files.Keys.Where(f => f.EndsWith(".html", StringComparison.Ordinal)).ToDictionary(f => f, Page);
        var broken = new List<string>();
        var count = 0;
        foreach (var (file, page) in pages)
        {
            foreach (var target in page.QuerySelectorAll("[href],[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!))
            {
                if (target.StartsWith("https://", StringComparison.Ordinal)) continue;
                count++;
                var (path, fragment) = target.Split('#') is [var p, var f] ? (p, f) : (target, "");
                path = path.Split('?')[0];
                var goal = path.Length == 0 ? file : path.TrimStart('/') + (path.EndsWith('/') ? "index.html" : "");
                if (!Site.Has(goal) || (fragment.Length > 0 && pages[goal].GetElementById(fragment) is null)) broken.Add($"{file}: {target}");
            }
        }

        Assert.Empty(broken);
        Assert.True(count > 1000);
    }

    [Fact]
    public void No_page_has_an_id_twice_and_every_aria_reference_is_there()
    {
        foreach (var file in Site.Files.Keys.Where(f => f.EndsWith(".html", StringComparison.Ordinal)))
        {
            var page = Page(file);
            var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
            Assert.Equal(ids.Count, ids.Distinct().Count());
            Assert.All(page.QuerySelectorAll("[aria-details],[aria-labelledby]"), e => Assert.NotNull(page.GetElementById((e.GetAttribute("aria-details") ?? e.GetAttribute("aria-labelledby"))!)));
        }
    }

    [Theory]
    [InlineData("countries/pk/index.html", "_by", 21)]
    [InlineData("countries/us/index.html", "_by", 7)]
    [InlineData("speakers/mike-pence/index.html", "_by", 4)]
    [InlineData("speakers/mike-pence/index.html", "_about", 1)]
    public void A_count_is_the_length_of_the_list_behind_it(string file, string section, int count)
    {
        var page = Page(file);
        Assert.Equal(count, page.GetElementById(section)!.QuerySelectorAll(".entries > li > div").Length);
        var deck = page.QuerySelector(".deck")!.TextContent;
        Assert.Contains(section == "_by" ? $"{count} statements" : $"spoken of in {count} statement", deck, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_is_shown_from_both_ends()
    {
        var page = Page(Article);
        Assert.Contains("answers Mike Pence 13", Note(page, "allies").TextContent, StringComparison.Ordinal);
        Assert.Contains("answered by Ministry of Foreign Affairs of Pakistan 17", Note(page, "on-notice").TextContent, StringComparison.Ordinal);
    }

    private static IElement Note(IParentNode page, string statement) =>
        page.QuerySelector("#" + page.QuerySelector("[id='" + statement + "']")!.GetAttribute("aria-details"))!;

    [Fact]
    public void Words_in_brackets_are_told_apart_from_the_speakers()
    {
        Assert.Contains("[to our point of view]", Page(Article).QuerySelectorAll("mark .ins").Select(e => e.TextContent));
    }

    [Fact]
    public void A_name_that_a_person_has_said_is_told_apart_from_one_found_by_machine_and_one_in_another_name_is_not_linked()
    {
        var links = Page(Article).QuerySelectorAll("article.text > div > p a:not([href^='#'])");
        Assert.Contains(links, a => a.TextContent == "Pakistan" && !a.ClassList.Contains("entity"));
        Assert.Contains(links, a => a.TextContent == "Bagram Air Base" && a.ClassList.Contains("entity"));
        Assert.DoesNotContain(links, a => a.QuerySelector("a") is not null);
    }

    [Fact]
    public void Under_a_base_path_every_address_begins_with_it()
    {
        var site = MemorySite.Build(Input, baseUrl: "https://example.org/repo/");
        foreach (var file in site.Files.Keys.Where(f => f.EndsWith(".html", StringComparison.Ordinal)))
        {
            var page = new HtmlParser().ParseDocument(site.Text(file));
            Assert.All(page.QuerySelectorAll("[href^='/'],[src^='/']"), e => Assert.StartsWith("/repo/", e.GetAttribute("href") ?? e.GetAttribute("src"), StringComparison.Ordinal));
        }

        Assert.Contains("<link rel=\"canonical\" href=\"https://example.org/repo/speakers/huma-baqai/\">", site.Text("speakers/huma-baqai/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_number_of_threads_changes_no_byte()
    {
        var one = MemorySite.Build(Input, KindTableReader.BuiltIn, threads: 1).Files;
        var many = MemorySite.Build(Input, KindTableReader.BuiltIn, threads: 8).Files;
        Assert.Equal(one.Keys, many.Keys);
        Assert.All(one, file => Assert.True(file.Value.AsSpan().SequenceEqual(many[file.Key]), file.Key));
    }

    [GeneratedRegex(@"(?<=/theme/[\w/-]+)\.[0-9a-f]{8}\.")]
    private static partial Regex Version();
}

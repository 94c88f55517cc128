using System.Collections.Immutable;
using System.Xml.Linq;
using Archive.Link;
using Archive.Model;
using Archive.Outputs;
using Archive.Planning;
using Archive.Read;
using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.Outputs;

public sealed class SitemapTests
{
    private const string Url = "https://example.org/archive/";
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Fact]
    public void Every_page_that_stands_for_itself_is_listed_once_by_its_canonical_address()
    {
        var site = MemorySite.Build(Repository.At("tests", "Sites", "seed", "input"), baseUrl: Url);
        var listed = XDocument.Parse(site.Text("sitemap.xml")).Descendants(Sitemap + "loc").Select(l => l.Value).ToList();
        Assert.Equal(listed.Distinct(), listed);
        var canonical = site.Files.Keys.Where(f => f.EndsWith(".html", StringComparison.Ordinal) && f != "404.html")
            .Select(site.Text).Where(html => !html.Contains("http-equiv=\"refresh\"", StringComparison.Ordinal))
            .Select(html => html.Split("rel=\"canonical\" href=\"")[1].Split('"')[0]);
        Assert.Equal(canonical.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("date: 2018-03-05\n", "2018-03-05")]
    [InlineData("date: 2018-03-05\nupdated: 2019-01-02T10:00:00Z\n", "2019-01-02")]
    [InlineData("date: 2018-03\n", "2018-03")]
    [InlineData("date: 2018~\n", "2018")]
    public void The_day_is_that_of_the_archive_and_never_that_of_the_build(string dates, string? day)
    {
        using var input = new TestInput(("articles/visit.md", $"---\ntitle: The visit\n{dates}---\nText.\n"));
        var text = MemorySite.Build(input.Root, baseUrl: Url).Text("sitemap.xml");
        var article = Assert.Single(XDocument.Parse(text).Descendants(Sitemap + "url"), u => u.Element(Sitemap + "loc")!.Value == Url + "articles/visit/");
        Assert.Equal(day, article.Element(Sitemap + "lastmod")?.Value);
    }

    [Fact]
    public void Without_a_full_address_there_is_no_sitemap()
    {
        using var input = new TestInput(("articles/visit.md", "---\ntitle: The visit\ndate: 2018\n---\nText.\n"));
        var site = MemorySite.Build(input.Root);
        Assert.False(site.Has("sitemap.xml"));
        Assert.DoesNotContain("Sitemap:", site.Text("robots.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void Above_fifty_thousand_addresses_it_is_an_index_of_several()
    {
        using var input = new TestInput(("archive.yml", $"url: {Url}\n"));
        ImmutableArray<PlannedFile> before =
        [
            .. Enumerable.Range(0, SitemapOutput.Most + 1).Select(i =>
                new PlannedPage<Nothing>(FormattableString.Invariant($"p{i}/"), default, default, static (_, _) => throw new NotSupportedException()) { IsListed = true }),
        ];
        var folder = new InputFolder(input.Root);
        Assert.True(SiteAddress.TryParse(Url, orPath: false, out var address, out _));
        var publication = new Archive.Render.Publication(new SiteSettings { Address = address! }, KindTableReader.BuiltIn, Archive.Languages.Words.English, []);
        var index = SiteIndex.Of(ArticleTable.Of([], new SharedValues()), Relations.Of(ArticleTable.Of([], new SharedValues()), [], new()), new Catalog(KindTableReader.BuiltIn, new SiteSettings(), [], [], Archive.Languages.Words.English), [], 1);
        var planned = new SitemapOutput().Plan(new SitePlan(index, publication, folder) { Before = before }).Cast<PlannedBytes>().ToList();
        Assert.Equal(["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"], planned.Select(f => f.Address));
        var context = new MakeContext(publication, Archive.Pieces.FragmentStore.InMemory(), folder, new());
        var files = planned.ConvertAll(f => XDocument.Parse(System.Text.Encoding.UTF8.GetString(f.Bytes(context)!.Value.Span)));
        Assert.Equal([Url + "sitemap-1.xml", Url + "sitemap-2.xml"], files[0].Descendants(Sitemap + "loc").Select(l => l.Value));
        Assert.Equal([SitemapOutput.Most, 1], files.Skip(1).Select(f => f.Descendants(Sitemap + "url").Count()));
    }

    [Theory]
    [InlineData("", "User-agent: *\nAllow: /\n\nSitemap: https://example.org/archive/sitemap.xml\n")]
    [InlineData("robots: allow\n", "User-agent: *\nAllow: /\n\nSitemap: https://example.org/archive/sitemap.xml\n")]
    [InlineData("robots: none\n", "User-agent: *\nDisallow: /\n")]
    public void Robots_txt_says_what_the_setting_asks(string setting, string text)
    {
        using var input = new TestInput(("archive.yml", $"title: An archive\n{setting}"));
        Assert.Equal(text, MemorySite.Build(input.Root, baseUrl: Url).Text("robots.txt"));
    }

    [Fact]
    public void Those_who_train_models_can_be_asked_to_keep_away_alone()
    {
        using var input = new TestInput(("archive.yml", "title: An archive\nrobots: no-ai\n"));
        var text = MemorySite.Build(input.Root, baseUrl: Url).Text("robots.txt");
        Assert.Contains("User-agent: GPTBot\n", text, StringComparison.Ordinal);
        Assert.EndsWith("Disallow: /\n\nUser-agent: *\nAllow: /\n\nSitemap: https://example.org/archive/sitemap.xml\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_the_archives_own_goes_before_it()
    {
        using var input = new TestInput(("root/robots.txt", "User-agent: *\nDisallow: /drafts/\n"));
        Assert.Equal("User-agent: *\nDisallow: /drafts/\n", MemorySite.Build(input.Root, baseUrl: Url).Text("robots.txt"));
    }

    [Fact]
    public void Makers_capture_nothing_so_that_a_file_is_made_of_its_value_alone()
    {
        var delegates = typeof(SiteOutputs).Assembly.GetTypes().Where(t => t.Namespace == "Archive.Outputs" && typeof(IOutput).IsAssignableFrom(t)).ToList();
        Assert.NotEmpty(delegates);
        using var input = new TestInput(("archive.yml", $"url: {Url}\n"), ("articles/visit.md", "---\ntitle: The visit\nformerly: [old]\n---\nText.\n"), ("pages/about.md", "---\ntitle: About\n---\nText.\n"));
        var plans = Planned(input.Root);
        Assert.NotEmpty(plans);
        foreach (var file in plans)
        {
            var makers = file.GetType().GetFields(System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)
                .Select(f => f.GetValue(file)).OfType<Delegate>().Where(d => d.Method.ReturnType != typeof(IEnumerable<string>));
            // What the compiler makes of a static lambda has a target without a field.
            Assert.All(makers, m => Assert.True(m.Target is null || m.Target.GetType().GetFields(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public).Length == 0, file.Address));
        }
    }

    private static List<PlannedFile> Planned(string root)
    {
        var workers = new Workers(1, null, TestContext.Current.CancellationToken);
        var archive = PreparedArchive.Of(new BuildRequest(new InputFolder(root), KindTableReader.BuiltIn), isMade: true, null, workers);
        var articles = ArticleTable.Of([], new SharedValues());
        var index = SiteIndex.Of(articles, Relations.Of(articles, [], workers.Problems), archive.Catalog, [], 1);
        return [.. SiteOutputs.Plan(new SitePlan(index, archive.Publication, archive.Request.Input) { FreePages = archive.Pages, Theme = archive.Theme, IsMade = true })];
    }
}

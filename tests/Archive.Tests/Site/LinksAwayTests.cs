using System.Text;
using System.Text.RegularExpressions;
using Archive.Render.Html;
using Archive.Render.Theming;
using Xunit;

namespace Archive.Tests.Site;

/// <summary>Links to other sites, and pages at old addresses that lead to new ones.</summary>
public sealed partial class LinksAwayTests
{
    private static readonly string Features = Repository.At("tests", "Sites", "features", "input");

    [Theory]
    [InlineData(null)]
    [InlineData("https://archive.example/repo/")]
    public void Every_link_to_another_site_carries_rel_and_no_other_link_does(string? baseUrl)
    {
        var site = MemorySite.Build(Features, baseUrl: baseUrl);
        var away = new HashSet<string>(StringComparer.Ordinal);
        foreach (var page in site.Files.Keys.Where(f => f.EndsWith(".html", StringComparison.Ordinal)))
        {
            foreach (Match link in Link().Matches(site.Text(page)))
            {
                var leadsAway = Http().IsMatch(link.Value);
                if (leadsAway) away.Add(page.Split('/')[0] + Http().Match(link.Value).Value);
                Assert.True(leadsAway == link.Value.Contains($" rel=\"{OtherSites.Rel}\"", StringComparison.Ordinal), $"{page}: {link.Value}");
            }
        }

        // Of articles, records and free pages; not one alone.
        Assert.True(away.Count > 10, string.Join('\n', away));
    }

    [Fact]
    public void The_theme_says_of_such_links_what_the_program_says() =>
        Assert.Equal($" rel=\"{OtherSites.Rel}\"", Encoding.UTF8.GetString(ThemeFiles.BuiltIn.Files["partials/rel.liquid"].Span).TrimEnd('\n'));

    [Theory]
    [InlineData(null, "/")]
    [InlineData("/repo/", "/repo/")]
    [InlineData("https://archive.example/repo/", "/repo/")]
    public void A_page_at_an_old_address_leads_to_the_new_one_and_its_script_takes_the_place_along(string? baseUrl, string root)
    {
        using var input = new TestInput(
            ("articles/visit.md", "---\ntitle: The visit\ndate: 2018\nformerly: [the-visit]\n---\nText.\n"),
            ("speakers/ann.yml", "name: Ann Example\nformerly: [old-ann]\n"));
        var site = MemorySite.Build(input.Root, baseUrl: baseUrl);
        foreach (var (old, now) in new[] { ("articles/the-visit/index.html", "articles/visit/"), ("speakers/old-ann/index.html", "speakers/ann/") })
        {
            var page = site.Text(old);
            Assert.Matches($"<meta http-equiv=\"?refresh\"? content=\"0; url=[^\"#]*{root}{now}\">", page);
            Assert.Matches($"<link rel=\"?canonical\"? href=\"[^\"#]*{root}{now}\">", page);
            var script = Assert.Single(Script().Matches(page));
            var file = script.Groups["src"].Value[root.Length..];
            Assert.Contains("location.hash", site.Text(file), StringComparison.Ordinal);
            // The policy of the page allows no script inside it, and no other page loads this one.
            Assert.Equal("", script.Groups["inside"].Value);
            Assert.DoesNotContain("redirect.", site.Text(now + "index.html"), StringComparison.Ordinal);
        }
    }

    [GeneratedRegex("<a [^>]*>")]
    private static partial Regex Link();

    [GeneratedRegex("href=\"?https?:[^\" >]*")]
    private static partial Regex Http();

    [GeneratedRegex("<script src=\"?(?<src>[^ \">]+)\"?[^>]*>(?<inside>.*?)</script>", RegexOptions.ExplicitCapture)]
    private static partial Regex Script();
}

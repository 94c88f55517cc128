using Xunit;

namespace Archive.Tests.Site;

public sealed class LlmsTextTests
{
    private static readonly string Input = Repository.At("tests", "Sites", "seed", "input");

    [Fact]
    public void Llms_txt_says_what_the_archive_is_and_every_address_in_it_leads_to_a_page()
    {
        var site = MemorySite.Build(Input, baseUrl: "https://example.org/archive/");
        var text = site.Text("llms.txt");
        Assert.StartsWith("# Archive\n\n> News articles with every statement marked", text, StringComparison.Ordinal);
        Assert.Contains("1 article, 29 statements.", text, StringComparison.Ordinal);
        var links = System.Text.RegularExpressions.Regex.Matches(text, @"\]\((?<address>[^)]+)\)").Select(m => m.Groups["address"].Value).ToList();
        Assert.Contains("https://example.org/archive/speakers/", links);
        Assert.All(links, link => Assert.True(site.Has(link["https://example.org/archive/".Length..] + "index.html"), link));
        Assert.DoesNotContain("/data/", text, StringComparison.Ordinal);
        Assert.DoesNotContain("llms-", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_address_of_the_site_addresses_begin_with_its_path() =>
        Assert.Contains("](/repo/articles/)", WithoutUrl().Text("llms.txt"), StringComparison.Ordinal);

    private static MemorySite WithoutUrl()
    {
        using var input = new TestInput(("articles/visit.md", "---\ntitle: The visit\ndate: 2018\n---\nText.\n"));
        return MemorySite.Build(input.Root, baseUrl: "/repo/");
    }
}

using Archive.Model;
using Archive.Problems;
using Archive.Read;
using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.Read;

public sealed class SettingsReaderTests
{
    [Theory]
    [InlineData("nonsense")]
    [InlineData("/archive/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://example.org/")]
    [InlineData("https://example.org/?page=1")]
    [InlineData("https://example.org/#top")]
    public void An_address_of_the_site_that_no_link_can_follow_is_a_problem_at_its_line(string url)
    {
        var (settings, problems) = Read($"title: Test\nurl: \"{url}\"\n");
        Assert.Equal(["archive.yml:2:6 bad-address"], problems.Items.Select(p => $"{p.Where} {p.Code.Id}"));
        Assert.Equal(SiteAddress.Unknown, settings.Address);
    }

    private static (SiteSettings Settings, ProblemList Problems) Read(string yaml)
    {
        using var input = new TestInput(("archive.yml", yaml));
        var problems = new ProblemList();
        return (SettingsReader.Read(new InputFolder(input.Root), [], problems), problems);
    }
}

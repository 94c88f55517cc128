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

    [Theory]
    [InlineData("https://github.com/someone/archive", "https://github.com/someone/archive/edit/main/input/articles/a.txt")]
    [InlineData("https://github.com/someone/archive/", "https://github.com/someone/archive/edit/main/input/articles/a.txt")]
    [InlineData("https://github.com/someone/archive.git", "https://github.com/someone/archive/edit/main/input/articles/a.txt")]
    [InlineData("{ url: https://github.com/someone/archive, branch: trunk }", "https://github.com/someone/archive/edit/trunk/input/articles/a.txt")]
    [InlineData("{ url: https://github.com/someone/archive, branch: news/2017, folder: /docs/archive/ }", "https://github.com/someone/archive/edit/news/2017/docs/archive/articles/a.txt")]
    [InlineData("{ url: https://github.com/someone/archive, folder: . }", "https://github.com/someone/archive/edit/main/articles/a.txt")]
    [InlineData("https://gitlab.com/someone/a-group/archive", "https://gitlab.com/someone/a-group/archive/-/edit/main/input/articles/a.txt")]
    [InlineData("https://gitlab.example.org/someone/archive", "https://gitlab.example.org/someone/archive/-/edit/main/input/articles/a.txt")]
    [InlineData("https://codeberg.org/someone/archive", "https://codeberg.org/someone/archive/_edit/main/input/articles/a.txt")]
    [InlineData("{ url: https://git.example.org/code/someone/archive, host: forgejo }", "https://git.example.org/code/someone/archive/_edit/main/input/articles/a.txt")]
    [InlineData("{ url: https://git.example.org/someone/archive, host: github }", "https://git.example.org/someone/archive/edit/main/input/articles/a.txt")]
    [InlineData("https://git.example.org/someone/archive", "https://git.example.org/someone/archive")]
    public void A_link_to_propose_a_change_is_made_as_the_repositorys_host_makes_it(string repository, string link)
    {
        var (settings, problems) = Read($"repository: {repository}\n");
        Assert.Empty(problems.Items);
        Assert.Equal(link, settings.Repository!.Edit("articles/a.txt"));
    }

    [Fact]
    public void Characters_of_a_path_that_mean_something_else_in_an_address_are_encoded() =>
        Assert.EndsWith("/edit/main/my%20input/articles/2017%20%231/a.txt", Read("repository: https://github.com/someone/archive\n", folder: "my input").Settings.Repository!.Edit("articles/2017 #1/a.txt"), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://github.com/someone", "bad-address")]
    [InlineData("https://github.com/someone/archive/tree/main/input", "bad-address")]
    [InlineData("https://gitlab.com/someone/archive/-/tree/main", "bad-address")]
    [InlineData("https://codeberg.org/someone/archive/src/branch/main", "bad-address")]
    [InlineData("https://github.com/someone/archive?tab=readme", "bad-address")]
    [InlineData("https://git.example.org/", "bad-address")]
    [InlineData("git@github.com:someone/archive.git", "bad-address")]
    [InlineData("javascript:alert(1)", "bad-address")]
    [InlineData("{ branch: main }", "missing-key")]
    [InlineData("{ url: https://github.com/someone/archive, host: githup }", "wrong-value")]
    [InlineData("{ url: https://github.com/someone/archive, folder: ../elsewhere }", "wrong-value")]
    [InlineData("{ url: https://github.com/someone/archive, branch: a//b }", "wrong-value")]
    [InlineData("{ url: https://github.com/someone/archive, brunch: main }", "unknown-key")]
    [InlineData("[https://github.com/someone/archive]", "wrong-type")]
    public void What_is_no_repository_is_a_problem(string repository, string code)
    {
        var problem = Assert.Single(Read($"repository: {repository}\n").Problems.Items);
        Assert.Equal((code, "archive.yml", 1), (problem.Code.Id, problem.Where.File, problem.Where.Line));
    }

    [Theory]
    [InlineData("url: https://someone.github.io/\nrepository: https://github.com/someone/archive\n", "Write `url: https://someone.github.io/archive/`.")]
    [InlineData("url: http://someone.github.io/archive/\nhost: github-pages\n", "Write `url: https://someone.github.io/archive/`.")]
    [InlineData("url: http://archive.example/\nhost: netlify\n", "Write `url: https://archive.example/`.")]
    [InlineData("url: https://someone.github.io/archive/\n", "Correct one of the two.", "archive.example")]
    [InlineData("url: https://news.archive.example/\n", "Correct one of the two.", "archive.example\n")]
    public void An_address_that_does_not_fit_where_the_site_is_published_is_warned_of(string yaml, string mend, string? cname = null)
    {
        var problem = Assert.Single(Read(yaml, cname).Problems.Items);
        Assert.Equal(("site-address", "archive.yml:1:6", mend), (problem.Code.Id, problem.Where.ToString(), problem.Mend));
    }

    [Theory]
    [InlineData("url: https://someone.github.io/\nrepository: https://github.com/someone/Someone.github.io\n")]
    [InlineData("url: https://someone.github.io/archive/\nrepository: https://github.com/someone/archive\nhost: github-pages\n")]
    [InlineData("url: https://archive.example/\nrepository: https://github.com/someone/archive\n", "www.archive.example")]
    [InlineData("url: https://www.archive.example/\n", "Archive.example\n")]
    [InlineData("url: http://intranet/archive/\n")]
    [InlineData("host: github-pages\n", "archive.example")]
    public void One_that_fits_is_not(string yaml, string? cname = null) => Assert.Empty(Read(yaml, cname).Problems.Items);

    private static (SiteSettings Settings, ProblemList Problems) Read(string yaml, string? cname = null, string folder = "input")
    {
        using var input = new TestInput(("archive.yml", yaml));
        if (cname is not null) input.Add("root/CNAME", System.Text.Encoding.UTF8.GetBytes(cname));
        var problems = new ProblemList();
        return (SettingsReader.Read(new InputFolder(input.Root), [], problems, folder), problems);
    }
}

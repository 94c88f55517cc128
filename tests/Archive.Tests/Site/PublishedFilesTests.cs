using Archive.Read;
using Xunit;

namespace Archive.Tests.Site;

/// <summary>Files of the site that are no pages: links may lead to all of them, and each has one source.</summary>
public sealed class PublishedFilesTests
{
    private static readonly (string, string)[] Archive =
    [
        ("archive.yml", "url: https://archive.example/\n" + TestInput.OneThing.Text),
        ("articles/visit.md", "---\ntitle: The visit\nformerly: [the-visit]\n---\nText.\n"),
        ("speakers/ann-example.yml", "name: Ann Example\n"),
        ("assets/data/list.json", "[]"),
        ("root/CNAME", "archive.example\n"),
        ("root/robots.txt", "User-agent: *\n"),
        ("root/.well-known/security.txt", "Contact: mailto:a@archive.example\n"),
        ("root/.well-known/did", "did:web:archive.example"),
        ("root/.well-known/.hidden", "x"),
        ("root/.git/config", "x"),
        ("articles/.well-known/a.txt", "x"),
    ];

    [Fact]
    public void Files_of_the_root_are_published_there_and_hidden_ones_nowhere()
    {
        using var input = new TestInput(Archive);
        var site = MemorySite.Build(input.Root);
        Assert.Equal("archive.example\n", site.Text("CNAME"));
        Assert.Equal([".well-known/did", ".well-known/security.txt", "CNAME"], site.Files.Keys.Where(f => f.StartsWith('.') || f.StartsWith('C')));
        Assert.True(site.Has("robots.txt"));
        Assert.True(site.Has("assets/data/list.json"));
    }

    [Fact]
    public void A_link_may_lead_to_every_file_of_the_site()
    {
        using var input = new TestInput(Archive);
        var files = MemorySite.Build(input.Root).Files.Keys.ToList();
        Assert.Contains("llms.txt", files);
        Assert.Contains("404.html", files);
        Assert.Contains(files, f => f.StartsWith("theme/", StringComparison.Ordinal));
        input.Add("pages/files.md", System.Text.Encoding.UTF8.GetBytes("---\ntitle: Files\n---\n" + string.Join("\n\n", files.Select(f => $"[{f}](/{f})"))));
        MemorySite.Build(input.Root);
        // A check, too, which writes nothing.
        Assert.Empty(ArchiveBuild.Run(new BuildRequest(new InputFolder(input.Root), KindTableReader.BuiltIn), null, TestContext.Current.CancellationToken).Problems);
    }

    [Theory]
    [InlineData("/theme/archive.css")]
    [InlineData("/robots.text")]
    [InlineData("/root/robots.txt")]
    [InlineData("/articlesindex.html")]
    [InlineData("/.well-known/")]
    [InlineData("/assets/data/")]
    public void A_link_to_a_file_that_there_is_not_is_broken(string link)
    {
        using var input = new TestInput([.. Archive, ("pages/files.md", $"---\ntitle: Files\n---\n[A file]({link})\n")]);
        Assert.Equal(["broken-link pages/files.md:4:2"], Told(input));
    }

    [Theory]
    [InlineData("root/llms.txt", "same-address root/llms.txt")]
    [InlineData("root/llms.txt/a.txt", "same-address root/llms.txt/a.txt")]
    [InlineData("root/LLMS.txt", "same-address root/LLMS.txt")]
    [InlineData("root/404.html/a.txt", "same-address root/404.html/a.txt")]
    [InlineData("root/assets/data/list.json", "same-address root/assets/data/list.json")]
    [InlineData("root/assets/data/List.json", "same-address root/assets/data/List.json")]
    [InlineData("root/assets/data/list.json/a.txt", "same-address root/assets/data/list.json/a.txt")]
    [InlineData("root/assets/data.txt", null)]
    [InlineData("pages/cname.md", "same-address root/CNAME")]
    public void Two_sources_of_one_address_are_a_problem_for_files_too(string file, string? problem)
    {
        using var input = new TestInput([.. Archive, (file, file.EndsWith(".md", StringComparison.Ordinal) ? "---\ntitle: A\n---\nA.\n" : "[]")]);
        Assert.Equal(problem is null ? [] : [problem], Told(input));
    }

    private static IEnumerable<string> Told(TestInput input) =>
        ArchiveBuild.Run(new BuildRequest(new InputFolder(input.Root), KindTableReader.BuiltIn), new MemorySite(), TestContext.Current.CancellationToken).Problems.Select(p => $"{p.Problem.Code.Id} {p.Problem.Where}");
}

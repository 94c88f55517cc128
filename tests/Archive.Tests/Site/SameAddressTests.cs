using Archive.Problems;
using Xunit;

namespace Archive.Tests.Site;

/// <summary>Two sources of one address: both are told, whoever is made first, and where it is only a warning one of them has it.</summary>
public sealed class SameAddressTests
{
    [Theory]
    [InlineData("an article", "pages/articles/same.md", "articles/same.md")]
    [InlineData("a record", "pages/speakers/same.md", "speakers/same.yml")]
    [InlineData("an earlier id of an article", "articles/other.md", "articles/same.md")]
    [InlineData("an earlier id of a record", "speakers/other.yml", "speakers/same.yml")]
    [InlineData("a free page and an earlier id", "articles/other.md", "pages/articles/same.md")]
    [InlineData("the index of a kind", "pages/speakers.md", null)]
    [InlineData("the list of articles", "pages/articles.md", null)]
    public void The_first_source_has_the_address_in_every_build(string what, string file, string? first)
    {
        _ = what;
        using var archive = new BuiltArchive(("archive.yml", "severity: { same-address: warning, no-source: off, no-annotations: off }\n"), ("speakers/ann-lee.yml", "name: Ann Lee\n"), ("articles/a.md", "---\ntitle: First\n---\nAnn Lee.\n")) { Threads = 8 };
        if (first is not null) archive.Write(first, Text(first, "The first"));
        archive.BuildSame();
        archive.Write(file, Text(file, "The second"));
        for (var i = 0; i < 4; i++)
        {
            var problem = Assert.Single(archive.BuildSame().Problems).Problem;
            Assert.Equal(Codes.SameAddress, problem.Code);
            if (first is not null) Assert.Contains("The first", archive.Page(first.Contains("articles/", StringComparison.Ordinal) ? "articles/same" : "speakers/same"), StringComparison.Ordinal);
            // What is elsewhere is made again, what wants the address, and then all.
            if (i == 0) archive.Write("articles/a.md", "---\ntitle: First\n---\nSaid Ann Lee.\n");
            else if (i == 1) archive.Write(file, Text(file, "Another"));
            else archive.Write("speakers/ann-lee.yml", "name: Ann Lee\ncountry: us\n");
        }

        // And the other way round: whoever has lost it gets it when it is free.
        if (first is null) return;
        archive.Delete(first);
        Assert.Empty(archive.BuildSame().Problems);
    }

    [Fact]
    public void Many_sources_of_one_address_never_fail_the_build()
    {
        using var archive = new BuiltArchive { Threads = 8 };
        for (var i = 0; i < 60; i++)
        {
            archive.Write($"articles/a-{i}.md", Text("articles/x", "First") .Replace("[same]", $"[old-{i}, old-{(i + 1) % 60}]", StringComparison.Ordinal));
            archive.Write($"pages/articles/old-{i}.md", Text("pages/x", "Page"));
        }

        for (var i = 0; i < 5; i++)
        {
            var result = archive.Build();
            Assert.True(result.HasErrors);
            Assert.All(result.Problems, p => Assert.Equal(Codes.SameAddress, p.Problem.Code));
        }

        archive.Write("archive.yml", "severity: { same-address: note, no-source: off }\n");
        for (var i = 0; i < 5; i++)
        {
            archive.Write("speakers/ann-lee.yml", $"name: Ann Number {i}\n");
            archive.BuildSame();
        }
    }

    private static string Text(string file, string title)
    {
        // Whatever has another id had this one.
        var formerly = file.Contains("/same.", StringComparison.Ordinal) || file.StartsWith("pages/", StringComparison.Ordinal) ? "" : "formerly: [same]\n";
        return file.EndsWith(".yml", StringComparison.Ordinal) ? $"name: {title}\n{formerly}" : $"---\ntitle: {title}\n{formerly}---\nText.\n";
    }
}

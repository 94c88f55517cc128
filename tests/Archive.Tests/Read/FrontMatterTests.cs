using Archive.Problems;
using Archive.Read;
using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.Read;

/// <summary>Keys at the top of a text: read however their lines of hyphens are written, or told; never published as text.</summary>
public sealed class FrontMatterTests
{
    private static BuildResult Build(string file, string text)
    {
        using var input = new TestInput(TestInput.OneThing, (file, text));
        return ArchiveBuild.Run(new BuildRequest(new InputFolder(input.Root), KindTableReader.BuiltIn), new MemorySite(), TestContext.Current.CancellationToken);
    }

    private static string[] Told(BuildResult result) => [.. result.Problems.Select(p => $"{p.Problem.Where} {p.Problem.Code.Id}")];

    [Theory]
    [InlineData("---\ntitle: A\ndraft: true\n---\nText.\n")]
    [InlineData("--- \ntitle: A\ndraft: true\n---\nText.\n")]
    [InlineData("---\ntitle: A\ndraft: true\n--- \t\nText.\n")]
    [InlineData("---\t\ntitle: A\ndraft: true\n---\u00A0\nText.\n")]
    [InlineData("\n---\ntitle: A\ndraft: true\n---\nText.\n")]
    [InlineData("\n \n\n---\n\ntitle: A\n\ndraft: true\n\n---\n\nText.\n")]
    [InlineData(" ---\ntitle: A\ndraft: true\n---\nText.\n")]
    [InlineData("  ---\n  title: A\n  draft: true\n  ---\nText.\n")]
    [InlineData("\uFEFF\uFEFF---\ntitle: A\ndraft: true\n---\nText.\n")]
    [InlineData("--- \r\ntitle: A\r\ndraft: true\r\n--- \r\nText.\r\n")]
    [InlineData("---\rtitle: A\rdraft: true\r---\rText.\r")]
    [InlineData("---\ntitle: A\ndraft: true\n---")]
    public void White_space_around_the_lines_of_hyphens_does_not_matter(string text)
    {
        foreach (var file in (string[])["articles/a.txt", "articles/a.md", "pages/a.md"])
        {
            var result = Build(file, text);
            Assert.Equal(0, result.Articles);
            Assert.All(result.Problems, p => Assert.Equal(Codes.EmptyArticle, p.Problem.Code));
        }
    }

    [Theory]
    [InlineData("———\ntitle: A\ndraft: true\n———\nText.\n", "U+2014 em dash", 1)]
    [InlineData("—\ntitle: A\ndraft: true\n—\nText.\n", "U+2014 em dash", 1)]
    [InlineData("—-\ntitle: A\ndraft: true\n—-\nText.\n", "U+2014 em dash", 1)]
    [InlineData("–––\ntitle: A\ndraft: true\n---\nText.\n", "U+2013 en dash", 1)]
    [InlineData("----\ntitle: A\ndraft: true\n----\nText.\n", "`----`", 1)]
    [InlineData("--\ntitle: A\ndraft: true\n--\nText.\n", "`--`", 1)]
    [InlineData("- - -\ntitle: A\ndraft: true\n- - -\nText.\n", "`- - -`", 1)]
    [InlineData("___\ntitle: A\ndraft: true\n___\nText.\n", "`___`", 1)]
    [InlineData("```yaml\ntitle: A\ndraft: true\n```\nText.\n", "`yaml", 1)]
    [InlineData("---\ntitle: A\ndraft: true\n———\nText.\n", "U+2014 em dash", 4)]
    [InlineData("---\ntitle: A\ndraft: true\n----\nText.\n", "`----`", 4)]
    [InlineData("---\ntitle: A\ndraft: true\n...\nText.\n", "`...`", 4)]
    [InlineData("---\ntitle: A\ndraft: true\n  ---\nText.\n", "indented", 4)]
    [InlineData("title: A\ndraft: true\n---\nText.\n", "look like keys", 1)]
    [InlineData("title: A\ndraft: true\n\nText.\n", "look like keys", 1)]
    [InlineData("draft: true\n\nText.\n", "look like keys", 1)]
    [InlineData("date: 2018\nauthor:\n  - A\n  - B\n\nText.\n", "look like keys", 1)]
    public void What_does_not_begin_or_end_keys_is_told_at_its_line(string text, string words, int line)
    {
        foreach (var file in (string[])["articles/a.txt", "articles/a.md"])
        {
            var problems = Build(file, text).Problems.Where(p => p.Problem.Code == Codes.YamlSyntax).ToList();
            Assert.Contains(problems, p => p.Problem.Where.Line == line && p.Problem.Message.Contains(words, StringComparison.Ordinal));
            Assert.All(problems, p => Assert.Contains("`---`", p.Problem.Mend, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("---\ntitle: A\ndate: 2020-05-01\n\nText here.\n")]
    [InlineData("---\ntitle: A\nText here.\n")]
    [InlineData("---\ntitle: A\n")]
    [InlineData("---")]
    public void Keys_that_never_end_are_one_problem_and_what_they_say_counts(string text)
    {
        var result = Build("articles/a.md", text);
        var problem = Assert.Single(result.Problems, p => p.Problem.Code == Codes.YamlSyntax).Problem;
        Assert.Equal(("articles/a.md:1:1", "The line `---` begins keys, but no second `---` ends them."), (problem.Where.ToString(), problem.Message));
        if (text.Contains("Text", StringComparison.Ordinal)) Assert.Single(result.Problems);
    }

    [Fact]
    public void Keys_that_cannot_be_read_are_one_problem_and_the_text_stays_the_text()
    {
        using var input = new TestInput(
            ("articles/a.txt", "---\ntitle: [A\n---\n“We leave,” Ann said.\n"),
            ("articles/a.annotations.yml", "annotations:\n  - quote: We leave\n    speaker: unattributed\n"));
        Assert.Equal(["yaml-syntax"], ArchiveBuild.Run(new BuildRequest(new InputFolder(input.Root), KindTableReader.BuiltIn), null, TestContext.Current.CancellationToken).Problems.Select(p => p.Problem.Code.Id));
    }

    [Fact]
    public void A_second_block_of_keys_is_told() =>
        Assert.Equal(["articles/a.txt:4:1 yaml-feature"], Told(Build("articles/a.txt", "---\ntitle: A\n---\n---\ndraft: true\nrights: link\n---\nText.\n")));

    [Theory]
    [InlineData("articles/a.txt", "A headline\n\nText: with a colon.\n")]
    [InlineData("articles/a.txt", "Title: a history\nText.\n")]
    [InlineData("articles/a.txt", "date: a history of the calendar\n\nText.\n")]
    [InlineData("articles/a.txt", "***\n\nText after a line of stars.\n")]
    [InlineData("articles/a.md", "---\ntitle: A\n---\n---\n\nText after a rule.\n\n----\n\nMore.\n\n***\n\nNote: more.\n")]
    [InlineData("articles/a.md", "---\ntitle: A\ndateline: |\n  ---\n  Paris\n---\nText.\n")]
    [InlineData("articles/a.md", "---\n# only a comment\ntitle: A\n---\nText.\n")]
    public void Texts_that_are_none_are_not_taken_for_keys(string file, string text) => Assert.Empty(Told(Build(file, text)));
}

using System.Text;
using System.Text.RegularExpressions;
using Archive.Model;
using Archive.Problems;
using Archive.Read;
using Archive.Render.Theming;
using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.ProblemPages;

/// <summary>The pages in <c>docs/problems/</c> are the tests: what stands under Wrong has the problem, what stands under Right has none.</summary>
public sealed partial class ProblemPagesTests
{
    /// <summary>The archive that the examples are put into, file by file.</summary>
    private static readonly (string File, string Text)[] Around =
    [
        ("articles/visit.md", "---\ntitle: The visit\ndate: 2017-12-30\n---\n“We leave on Monday,” Ann Example said.\n\nShe added that the talks had failed.\n"),
        ("articles/visit.annotations.yml", "annotations:\n  - quote: We leave on Monday,\n    speaker: ann-example\n"),
        ("speakers/ann-example.yml", "name: Ann Example\n"),
    ];

    public static TheoryData<string> Codes => [.. Archive.Problems.Codes.ById.Keys];

    public static TheoryData<string> CodesWithExamples => [.. Archive.Problems.Codes.ById.Values.Where(c => c.Page().Contains("## Wrong", StringComparison.Ordinal)).Select(c => c.Id)];

    private static BuildResult Check(TestInput input, ThemeFiles? theme = null, HostLimits? limits = null) =>
        ArchiveBuild.Run(new BuildRequest(new InputFolder(input.Root), KindTableReader.BuiltIn) { Theme = theme ?? ThemeFiles.BuiltIn, Limits = limits }, new MemorySite(), TestContext.Current.CancellationToken);

    private static BuildResult Check(string page, string heading)
    {
        var part = page[page.IndexOf("## " + heading, StringComparison.Ordinal)..];
        var next = part.IndexOf("\n## ", 3, StringComparison.Ordinal);
        if (next > 0) part = part[..next];
        using var input = new TestInput(Around);
        var theme = ThemeFiles.BuiltIn;
        foreach (Match block in Block().Matches(part))
        {
            var (file, bytes) = (block.Groups["file"].Value, Encoding.UTF8.GetBytes(block.Groups["text"].Value));
            if (file.StartsWith("theme/", StringComparison.Ordinal)) theme = new ThemeFiles(theme.Files.SetItem(file["theme/".Length..], bytes));
            else input.Add(file, bytes);
        }

        return Check(input, theme);
    }

    [Theory, MemberData(nameof(Codes))]
    public void Every_code_has_a_page_that_begins_with_it(string code)
    {
        var found = Archive.Problems.Codes.ById[code];
        Assert.StartsWith($"# {code}\n\n**{found.Severity}.** {found.Title}\n", found.Page(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_page_belongs_to_a_code() =>
        Assert.Equal(Archive.Problems.Codes.ById.Keys, Directory.EnumerateFiles(Repository.At("docs", "problems")).Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(CodesWithExamples))]
    public void What_stands_under_Wrong_has_the_problem_with_a_file_and_a_way_to_mend_it(string code)
    {
        var result = Check(Archive.Problems.Codes.ById[code].Page(), "Wrong");
        Assert.Contains(code, result.Problems.Select(p => p.Problem.Code.Id));
        var problem = result.Problems.First(p => p.Problem.Code.Id == code).Problem;
        Assert.NotEmpty(problem.Where.File);
        Assert.NotEmpty(problem.Message);
    }

    [Theory, MemberData(nameof(CodesWithExamples))]
    public void What_stands_under_Right_has_no_problem(string code) =>
        Assert.Equal([], Check(Archive.Problems.Codes.ById[code].Page(), "Right").Problems.Where(p => p.Severity > Severity.Note || p.Problem.Code.Id == code).Select(p => ProblemPrinter.Print(p.Problem, p.Severity, (_, _) => null)));

    [Theory]
    [InlineData("bad-encoding", "articles/visit.md", new byte[] { 65, 0x93, 66 })]
    [InlineData("bad-character", "articles/visit.md", new byte[] { 65, 0xE2, 0x80, 0xAE, 66 })]
    [InlineData("asset-not-allowed", "assets/map.svg", new byte[] { 60, 115, 118, 103, 47, 62 })]
    [InlineData("asset-not-allowed", "assets/map.png", new byte[] { 60, 115, 118, 103, 47, 62 })]
    public void What_cannot_be_shown_on_a_page_is_found_too(string code, string file, byte[] bytes)
    {
        using var input = new TestInput(Around).Add(file, bytes);
        Assert.Contains(code, Check(input).Problems.Select(p => p.Problem.Code.Id));
    }

    [Fact]
    public void A_file_that_is_too_large_is_not_read()
    {
        using var input = new TestInput(Around).Add("speakers/large.yml", new byte[InputFolder.MaxYaml + 1]);
        Assert.Equal(["file-too-large"], Check(input).Problems.Select(p => p.Problem.Code.Id));
    }

    [Theory]
    [InlineData("layouts/page.liquid", "{{ page.titel }}", "titel")]
    [InlineData("layouts/page.liquid", "{% if %}", "layouts/page.liquid")]
    [InlineData("layouts/page.liquid", "{{ page.title | raw }}", "raw")]
    [InlineData("partials/note.liquid", "{% for %}", "partials/note.liquid")]
    [InlineData("i18n/en.yml", "a: [", "i18n/en.yml")]
    public void A_fault_of_the_theme_is_a_problem_that_names_it(string file, string text, string named)
    {
        using var input = new TestInput([.. Around, ("pages/about.md", "---\ntitle: About\n---\nText.\n")]);
        var theme = new ThemeFiles(ThemeFiles.BuiltIn.Files.SetItem(file, Encoding.UTF8.GetBytes(text)));
        var problem = Assert.Single(Check(input, theme).Problems, p => p.Severity == Severity.Error).Problem;
        Assert.Contains(named, problem.Where.File + problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_site_near_the_limit_of_its_host_is_warned_of()
    {
        using var input = new TestInput(Around);
        Assert.Equal(["host-limit"], Check(input, limits: new HostLimits("A host", 300_000, 0, 0)).Problems.Select(p => p.Problem.Code.Id));
        Assert.Empty(Check(input, limits: new HostLimits("A host", 3_000_000, 0, 0)).Problems);
    }

    [GeneratedRegex(@"^(?<fence>`{3,})\w+ (?<file>\S+)\n(?<text>.*?\n)\k<fence>$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}

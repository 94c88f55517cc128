using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.Cli;

public sealed partial class BuildCommandTests : IDisposable
{
    private readonly TestInput _folder = new(
        ("input/articles/visit.md", "---\ntitle: The visit\ndate: 2018\n---\n“We leave on Monday,” Ann Example said.\n"),
        ("input/articles/visit.annotations.yml", "annotations:\n  - quote: We leave on Monday,\n    speaker: ann-example\n"),
        ("input/speakers/ann-example.yml", "name: Ann Example\n"));

    public void Dispose() => _folder.Dispose();

    private string At(string path) => Path.Combine(_folder.Root, path);

    private static string Fingerprint(string folder)
    {
        var all = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            all.Append(Path.GetRelativePath(folder, file)).Append(' ').Append(Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))).Append('\n');
        return all.ToString();
    }

    [Fact]
    public async Task A_build_writes_the_site_and_ends_with_what_it_came_to()
    {
        var run = await ProgramUnderTest.Of(_folder.Root, "build");
        Assert.Equal((0, ""), (run.Status, run.Errors));
        var line = Summary().Match(run.LastLine);
        Assert.True(line.Success, run.LastLine);
        var files = BuiltSite.Files(At("output")).Select(f => At("output/" + f)).ToArray();
        Assert.Equal(files.Length.ToString(CultureInfo.InvariantCulture), line.Groups["files"].Value);
        Assert.Equal(files.Sum(f => new FileInfo(f).Length).ToString(CultureInfo.InvariantCulture), line.Groups["bytes"].Value);
        Assert.Equal(files.Count(f => f.EndsWith(".html", StringComparison.Ordinal)).ToString(CultureInfo.InvariantCulture), line.Groups["pages"].Value);
        Assert.Equal([".archive", "input", "output"], Directory.EnumerateFileSystemEntries(_folder.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Drafts_are_left_out_unless_asked_for()
    {
        _folder.Add("input/articles/draft.md", "---\ntitle: A draft\ndraft: true\n---\nText.\n"u8.ToArray());
        Assert.EndsWith("drafts left out: 1, publish them with --drafts", (await ProgramUnderTest.Of(_folder.Root, "build")).LastLine, StringComparison.Ordinal);
        Assert.False(Directory.Exists(At("output/articles/draft")));
        Assert.StartsWith("2 articles", (await ProgramUnderTest.Of(_folder.Root, "build", "--drafts")).LastLine, StringComparison.Ordinal);
        Assert.True(File.Exists(At("output/articles/draft/index.html")));
    }

    [Fact]
    public async Task An_error_in_the_input_leaves_the_output_as_it_was()
    {
        await ProgramUnderTest.Of(_folder.Root, "build");
        var before = Fingerprint(At("output"));
        _folder.Add("input/speakers/ann-example.yml", "nam: Ann\n"u8.ToArray());
        var run = await ProgramUnderTest.Of(_folder.Root, "build");
        Assert.Equal(1, run.Status);
        Assert.Contains("unknown-key", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
        Assert.Equal(before, Fingerprint(At("output")));
        Assert.Equal([".archive", "input", "output"], Directory.EnumerateFileSystemEntries(_folder.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Warnings_fail_a_build_only_when_asked_to()
    {
        _folder.Add("input/articles/other.md", "---\ntitle: Other\ndate: 2018\n---\nHe read “The Times”.\n"u8.ToArray());
        Assert.Equal(0, (await ProgramUnderTest.Of(_folder.Root, "build")).Status);
        Assert.Equal(1, (await ProgramUnderTest.Of(_folder.Root, "build", "--strict")).Status);
    }

    [Theory]
    [InlineData("build", "--frobnicate")]
    [InlineData("build", "-i", "nowhere")]
    [InlineData("build", "--jobs", "0")]
    [InlineData("build", "-s", "title")]
    [InlineData("build", "-o", "input/site")]
    [InlineData("build", "-o", ".")]
    [InlineData("build", "-o", "")]
    [InlineData("build", "-o", " ")]
    [InlineData("build", "-i", "")]
    [InlineData("build", "--theme", "")]
    [InlineData("build", "--theme", "themee")]
    [InlineData("build", "--theme", "input/speakers/ann-example.yml")]
    [InlineData("build", "--jobs", "many")]
    [InlineData("build", "--jobs", "1.5")]
    [InlineData("build", "--jobs", "-2")]
    [InlineData("build", "--jobs", "")]
    [InlineData("build", "--jobs", "99999999999")]
    [InlineData("build", "--jobs", "536870912")]
    [InlineData("build", "-s", "=x")]
    [InlineData("build", "-s", "title=a\u001bb")]
    [InlineData("check", "-i", "")]
    [InlineData("check", "--format", "xml")]
    [InlineData("check", "--format", "")]
    [InlineData("check", "--theme", "themee")]
    [InlineData("theme", "diff", "--theme", "themee")]
    [InlineData("theme", "eject", "--theme", "", "layouts/page.liquid")]
    [InlineData("explain", "no-such-problem")]
    public async Task Wrong_usage_is_told_in_a_line_with_status_2(params string[] arguments)
    {
        var run = await ProgramUnderTest.Of(_folder.Root, arguments);
        Assert.Equal(2, run.Status);
        Assert.Single(run.Errors.TrimEnd('\n').Split('\n'));
        Assert.NotEqual("", run.Errors.TrimEnd('\n'));
        Assert.DoesNotContain("fault in the program", run.Errors, StringComparison.Ordinal);
        Assert.Equal(["input"], Directory.EnumerateFileSystemEntries(_folder.Root).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_name_that_begins_with_at_is_a_name()
    {
        var run = await ProgramUnderTest.Of(_folder.Root, "build", "-o", "@site", "-s", "title=@x");
        Assert.Equal((0, ""), (run.Status, run.Errors));
        Assert.True(File.Exists(At("@site/index.html")));
    }

    [Fact]
    public async Task A_wrong_setting_of_the_command_line_is_told_by_its_name()
    {
        var run = await ProgramUnderTest.Of(_folder.Root, "build", "-s", "tittle=A");
        Assert.Equal(1, run.Status);
        Assert.StartsWith("-s tittle: error unknown-key", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_holds_something_else_is_never_replaced()
    {
        _folder.Add("output/letters.txt", "Dear Ann"u8.ToArray());
        var run = await ProgramUnderTest.Of(_folder.Root, "build");
        Assert.Equal(2, run.Status);
        Assert.Contains("holds no site of this program", run.Errors, StringComparison.Ordinal);
        Assert.Equal("Dear Ann", await File.ReadAllTextAsync(At("output/letters.txt"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_failure_of_the_machine_is_told_in_a_line_with_status_3()
    {
        _folder.Add("file", [1]);
        var run = await ProgramUnderTest.Of(_folder.Root, "build", "-o", "file/site");
        Assert.Equal(3, run.Status);
        Assert.Single(run.Errors.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Neither_threads_nor_folder_nor_locale_nor_time_zone_change_a_byte()
    {
        var seed = Repository.At("tests", "Sites", "seed", "input");
        await ProgramUnderTest.Of(_folder.Root, "build", "-i", seed, "-o", "one", "--jobs", "1", "--no-cache");
        foreach (var file in Directory.EnumerateFiles(seed, "*", SearchOption.AllDirectories)) _folder.Add(Path.Combine("another place/input", Path.GetRelativePath(seed, file)), await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        var other = await ProgramUnderTest.Of(At("another place"), [("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8"), ("TZ", "Asia/Karachi")], "build", "-o", At("two"), "--jobs", "8");
        Assert.Equal(0, other.Status);
        Assert.Equal(Fingerprint(At("one")), Fingerprint(At("two")));
        Assert.Contains("articles/pakistan-struggles-to-thwart-us-advances/index.html", Fingerprint(At("one")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_theme_of_ones_own_wins_file_by_file()
    {
        _folder.Add("theme/layouts/not-found.liquid", "<h1>Lost &amp; found</h1>"u8.ToArray());
        await ProgramUnderTest.Of(_folder.Root, "build", "-s", "title=My & own", "--base-url", "https://example.org/repo");
        var page = await File.ReadAllTextAsync(At("output/404.html"), TestContext.Current.CancellationToken);
        Assert.Contains("<h1>Lost &amp; found</h1>", page, StringComparison.Ordinal);
        Assert.Contains("My &amp; own</a>", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/repo/speakers/\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_prints_the_page_of_a_problem()
    {
        var run = await ProgramUnderTest.Of(_folder.Root, "explain", "unknown-key");
        Assert.Equal(0, run.Status);
        Assert.Contains("speeker: ann-example", run.Output, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^1 article, 1 statement, (?<pages>\d+) pages, (?<files>\d+) files, (?<bytes>\d+) bytes in \d+\.\d\d s; no drafts left out$", RegexOptions.ExplicitCapture)]
    private static partial Regex Summary();
}

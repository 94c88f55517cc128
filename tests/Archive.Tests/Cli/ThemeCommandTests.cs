using System.Text;
using Archive.Render.Theming;
using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.Cli;

public sealed class ThemeCommandTests : IDisposable
{
    private const string Page = "layouts/page.liquid";

    private readonly TestInput _folder = new(
        ("input/articles/visit.md", "---\ntitle: The visit\ndate: 2018\n---\n“We leave on Monday,” Ann Example said.\n"),
        ("input/articles/visit.annotations.yml", "annotations:\n  - quote: We leave on Monday,\n    speaker: ann-example\n"),
        ("input/speakers/ann-example.yml", "name: Ann Example\n"));

    public void Dispose() => _folder.Dispose();

    private string At(string path) => Path.Combine(_folder.Root, path);

    private Task<Run> Theme(params string[] arguments) => ProgramUnderTest.Of(_folder.Root, ["theme", .. arguments]);

    /// <summary>As if the built-in file had been another one when it was ejected.</summary>
    private void Then(string text) => _folder.Add("theme/.originals/" + Page, Encoding.UTF8.GetBytes(text));

    private static string BuiltIn(string file) => Encoding.UTF8.GetString(ThemeFiles.BuiltIn.Files[file].Span);

    [Fact]
    public async Task Without_a_file_all_built_in_files_are_listed_with_what_they_are_for()
    {
        var run = await Theme("eject");
        Assert.Equal((0, ""), (run.Status, run.Errors));
        Assert.Equal(ThemeFiles.BuiltIn.Files.Keys, run.Output.TrimEnd('\n').Split('\n').Select(l => l.Split(' ')[0]));
        Assert.All(run.Output.TrimEnd('\n').Split('\n'), line => Assert.Matches(@"^\S+ {2,}\S", line));
        Assert.Contains("the frame around all pages", run.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(At("theme")));
    }

    [Fact]
    public async Task An_ejected_file_is_the_built_in_one_and_changes_nothing()
    {
        await ProgramUnderTest.Of(_folder.Root, "build", "--no-cache", "-o", "before");
        Assert.Equal(0, (await Theme("eject", Page, "theme/assets/archive.css")).Status);
        Assert.Equal(BuiltIn(Page), await File.ReadAllTextAsync(At("theme/" + Page), TestContext.Current.CancellationToken));
        var run = await ProgramUnderTest.Of(_folder.Root, "build", "--no-cache", "-o", "after");
        Assert.Equal((0, ""), (run.Status, run.Errors));
        var files = Directory.EnumerateFiles(At("after"), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(At("after"), f)).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(Directory.EnumerateFiles(At("before"), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(At("before"), f)).Order(StringComparer.Ordinal), files);
        Assert.All(files, f => Assert.Equal(File.ReadAllBytes(At("before/" + f)), File.ReadAllBytes(At("after/" + f))));
        Assert.Equal(0, (await Theme("diff")).Status);
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_replaced_unless_asked_for()
    {
        _folder.Add("theme/" + Page, "mine"u8.ToArray());
        var run = await Theme("eject", Page, "layouts/home.liquid");
        Assert.Equal(2, run.Status);
        Assert.Contains($"theme/{Page} is there already; `--force` replaces it.", run.Errors, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(At("theme/" + Page), TestContext.Current.CancellationToken));
        Assert.False(File.Exists(At("theme/layouts/home.liquid")));
        Assert.Equal(0, (await Theme("eject", Page, "--force")).Status);
        Assert.Equal(BuiltIn(Page), await File.ReadAllTextAsync(At("theme/" + Page), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("layouts/pages.liquid", "layouts/page.liquid")]
    [InlineData("shell", "layouts/shell.liquid")]
    [InlineData("archive.css", "assets/archive.css")]
    public async Task A_file_that_there_is_not_is_told_with_the_nearest(string written, string near)
    {
        var run = await Theme("eject", written);
        Assert.Equal((2, $"The built-in theme has no file `{written}`, did you mean `{near}`?\n"), (run.Status, run.Errors));
    }

    [Fact]
    public async Task What_has_changed_in_the_built_in_file_is_shown_and_warned_of_until_it_is_accepted()
    {
        await Theme("eject", Page);
        Then("<p>of then</p>\n" + BuiltIn(Page));
        _folder.Add("theme/" + Page, Encoding.UTF8.GetBytes(BuiltIn(Page) + "<p>my own</p>\n"));

        var diff = await Theme("diff", Page);
        Assert.Equal((1, ""), (diff.Status, diff.Errors));
        Assert.Contains("\n-<p>of then</p>\n", diff.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("my own", diff.Output, StringComparison.Ordinal);
        var own = await Theme("diff", "--own");
        Assert.Equal(1, own.Status);
        Assert.Contains("\n+<p>my own</p>\n", own.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("of then", own.Output, StringComparison.Ordinal);

        foreach (var command in new[] { "check", "build" })
        {
            var run = await ProgramUnderTest.Of(_folder.Root, command);
            Assert.Equal(0, run.Status);
            Assert.Contains($"theme/{Page}: warning theme-file-behind: The built-in `{Page}` has changed", run.Errors, StringComparison.Ordinal);
        }

        Assert.Equal(1, (await ProgramUnderTest.Of(_folder.Root, "build", "--strict")).Status);
        Assert.Equal(0, (await Theme("accept", Page)).Status);
        Assert.Equal((0, ""), ((await Theme("diff")) is var run2 ? (run2.Status, run2.Output) : default));
        Assert.Equal("", (await ProgramUnderTest.Of(_folder.Root, "build")).Errors);
        Assert.DoesNotContain(".originals", string.Join(' ', Directory.EnumerateFileSystemEntries(At("output"), "*", SearchOption.AllDirectories)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ends_of_lines_that_Git_has_changed_are_no_difference()
    {
        await Theme("eject", Page);
        Then(BuiltIn(Page).Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Equal((0, ""), ((await Theme("diff")) is var run ? (run.Status, run.Output) : default));
        Assert.Equal("", (await ProgramUnderTest.Of(_folder.Root, "check")).Errors);
    }

    [Fact]
    public async Task A_file_that_was_copied_by_hand_has_no_known_original()
    {
        _folder.Add("theme/" + Page, "mine\n"u8.ToArray());
        var run = await Theme("diff", Page);
        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Contains("it was not ejected", run.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await Theme("diff")).Status);
        Assert.Equal(1, (await Theme("diff", "--own", Page)).Status);
        Assert.Equal(2, (await Theme("diff", "layouts/home.liquid")).Status);
    }
}

using System.Text;
using Archive.Kinds;
using Archive.Problems;
using Archive.Read;
using Archive.Render.Theming;
using Xunit;

namespace Archive.Tests.Site;

/// <summary>A build of what has changed gives the bytes of a build of everything.</summary>
public sealed class IncrementalBuildTests : IDisposable
{
    private const int Edits = 240;

    private readonly string _root = Directory.CreateTempSubdirectory("archive-incremental-").FullName;

    private string Input => Path.Combine(_root, "input");

    private string Output => Path.Combine(_root, "output");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory, Trait("Length", "long")]
    [InlineData(1)]
    [InlineData(2)]
    public void Gives_the_same_bytes_after_each_of_hundreds_of_edits(int seed)
    {
        var archive = new EditedArchive(Input, Path.Combine(_root, "theme"), new Random(seed));
        var done = new List<string> { "first build" };
        int reused = 0, failed = 0;
        for (var i = 0; i < Edits / 2; i++)
        {
            var result = SameAsClean(done);
            if (result.HasErrors) failed++;
            if (result.Incremental && result.Written < result.Files / 2) reused++;
            done.Add(result.HasErrors ? archive.Undo() : archive.Edit());
        }

        // Most edits leave most files as they are; if not, nothing was tested here.
        Assert.True(reused > Edits / 2 * 6 / 10, $"only {reused} builds made use of the one before");
        Assert.InRange(failed, 1, Edits / 2 / 4);
    }

    /// <summary>Small edits of an archive in which some statements relate to others, and records have several pages.</summary>
    [Theory, Trait("Length", "long")]
    [InlineData(1)]
    [InlineData(2)]
    public void Gives_the_same_bytes_after_each_of_hundreds_of_small_edits(int seed)
    {
        var archive = new EditedArchive(Input, Path.Combine(_root, "theme"), new Random(seed), articles: 250, uncovered: "warning");
        for (var i = 0; i < 6; i++) archive.Relate();
        var done = new List<string> { "first build" };
        int small = 0, failed = 0;
        for (var i = 0; i < Edits / 2; i++)
        {
            var result = SameAsClean(done);
            if (result.HasErrors) failed++;
            if (result.IsSmallChange) small++;
            done.Add(result.HasErrors ? archive.Undo() : archive.SmallEdit());
        }

        Assert.True(small > Edits / 2 * 6 / 10, $"only {small} builds went the short way, {failed} failed");
    }

    [Fact]
    public void Writes_nothing_when_nothing_has_changed()
    {
        _ = new EditedArchive(Input, Path.Combine(_root, "theme"), new Random(1));
        Build();
        var times = Directory.EnumerateFiles(Output, "*", SearchOption.AllDirectories).ToDictionary(f => f, File.GetLastWriteTimeUtc, StringComparer.Ordinal);
        var again = Build();
        Assert.Equal(0, again.Written);
        Assert.All(times, t => Assert.Equal(t.Value, File.GetLastWriteTimeUtc(t.Key)));
    }

    [Fact]
    public void Mends_what_somebody_has_changed_in_the_output()
    {
        _ = new EditedArchive(Input, Path.Combine(_root, "theme"), new Random(1));
        Build();
        var (changed, deleted) = (Path.Combine(Output, "articles", "article-2", "index.html"), Path.Combine(Output, "speakers", "speaker-1", "index.html"));
        File.AppendAllText(changed, "<p>And this.</p>");
        File.Delete(deleted);
        var result = Build();
        Assert.Equal(2, result.Written);
        SameFiles(Clean(), "a page changed and one deleted by hand");
    }

    [Theory]
    [InlineData("state", 0)]
    [InlineData("state", 70)]
    [InlineData("fragments", 0)]
    [InlineData("articles-*", 0)]
    public void Builds_anew_when_the_cache_is_damaged(string file, int percent)
    {
        var archive = new EditedArchive(Input, Path.Combine(_root, "theme"), new Random(1));
        Build();
        var path = Directory.EnumerateFiles(Path.Combine(_root, ".archive"), file, SearchOption.AllDirectories).Single();
        var bytes = File.ReadAllBytes(path);
        for (var i = Math.Max(100, bytes.Length * percent / 100); i < bytes.Length - (percent == 0 ? 0 : 200); i += 97) bytes[i] ^= 0x55;
        File.WriteAllBytes(path, bytes);
        archive.Retitle();
        var said = new List<string>();
        Build(said.Add);
        Assert.Single(said, line => line.Contains("everything is built anew", StringComparison.Ordinal));
        SameFiles(Clean(), "a damaged " + file);
        Assert.Equal(0, Build().Written);
    }

    [Fact]
    public void One_new_article_changes_a_handful_of_files()
    {
        var archive = new EditedArchive(Input, Path.Combine(_root, "theme"), new Random(1), articles: 900);
        Build();
        Build();
        archive.NewArticle("2020-06-30");
        var result = Build();
        SameFiles(Clean(), "a new article");
        // Its own page and folder; the lists and the record pages of its speakers, their country and its topics, each with the part of
        // one year; the indexes and the first page that count.
        Assert.InRange(result.Written, 5, 20);
        Assert.True(result.Files > 950);
    }

    private BuildResult SameAsClean(List<string> done)
    {
        var result = Build();
        var clean = Clean();
        var story = string.Join("\n", done.TakeLast(6));
        Assert.Equal(clean.Result!.Problems.Select(p => (p.Severity, p.Problem.Code.Id, p.Problem.Where, p.Problem.Message)), result.Problems.Select(p => (p.Severity, p.Problem.Code.Id, p.Problem.Where, p.Problem.Message)));
        if (result.HasErrors) return result;
        SameFiles(clean, story);
        Assert.Equal((clean.Result.Articles, clean.Result.Statements, clean.Result.Pages, clean.Result.Files, clean.Result.Bytes, clean.Result.Drafts), (result.Articles, result.Statements, result.Pages, result.Files, result.Bytes, result.Drafts));
        return result;
    }

    private BuildResult Build(Action<string>? say = null)
    {
        var result = new SiteBuild(Output) { Say = say ?? (line => Assert.Fail(line)) }.Run(Request(), TestContext.Current.CancellationToken);
        Assert.True(Directory.Exists(Output), string.Join("\n", result.Problems.Select(p => ProblemPrinter.Print(p.Problem, p.Severity, Request().Input.Line))));
        return result;
    }

    private BuildRequest Request() => new(new InputFolder(Input), KindTableReader.BuiltIn) { Threads = 2, Theme = ThemeFiles.With(Path.Combine(_root, "theme")) };

    private MemorySite Clean() => MemorySite.Of(Request());

    private void SameFiles(MemorySite clean, string story)
    {
        var files = BuiltSite.Files(Output).ToDictionary(f => f, f => Path.Combine(Output, f), StringComparer.Ordinal);
        Assert.True(clean.Files.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(files.Keys),
            $"{story}\nmissing: {string.Join(", ", clean.Files.Keys.Except(files.Keys))}\ntoo many: {string.Join(", ", files.Keys.Except(clean.Files.Keys))}");
        foreach (var (file, bytes) in clean.Files)
            if (!File.ReadAllBytes(files[file]).AsSpan().SequenceEqual(bytes))
                Assert.Fail($"{story}\n{file} differs:\n{First(Encoding.UTF8.GetString(bytes), File.ReadAllText(files[file]))}");
    }

    private static string First(string expected, string actual)
    {
        var at = 0;
        while (at < Math.Min(expected.Length, actual.Length) && expected[at] == actual[at]) at++;
        return $"clean: …{expected[Math.Max(0, at - 80)..Math.Min(expected.Length, at + 120)]}…\nincremental: …{actual[Math.Max(0, at - 80)..Math.Min(actual.Length, at + 120)]}…";
    }
}

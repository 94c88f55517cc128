using System.Text;
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
            if (result.Incremental && result.Written < 30) small++;
            done.Add(result.HasErrors ? archive.Undo() : archive.SmallEdit());
        }

        Assert.True(small > Edits / 2 * 6 / 10, $"only {small} builds wrote few files, {failed} failed");
    }

    /// <summary>Files of every kind come, go, change names and change within their size and time, and much of what is wrong is only a warning.</summary>
    [Theory, Trait("Length", "long")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Gives_the_same_bytes_when_files_come_and_go_and_errors_are_warnings(int seed)
    {
        var archive = new EditedArchive(Input, Path.Combine(_root, "theme"), new Random(seed));
        var done = new List<string> { "first build" };
        archive.Relax();
        int wrong = 0, failed = 0;
        for (var i = 0; i < Edits / 2; i++)
        {
            if (seed % 2 == 0) archive.SameTimes();
            var result = SameAsClean(done);
            if (result.HasErrors) failed++;
            else if (!result.Problems.IsEmpty) wrong++;
            done.Add(result.HasErrors ? archive.Undo() : archive.RoughEdit());
        }

        Assert.True(wrong > Edits / 2 / 5, $"only {wrong} builds had warnings, {failed} failed");
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

    /// <summary>Archives that lack what most have, and then have it, and then lack it again.</summary>
    [Theory]
    [InlineData("articles/a.txt")]
    [InlineData("articles/a.md", "---\ntitle: First\ndate: 2017-12\n---\nA house.\n")]
    [InlineData("articles/a.md", "---\ntitle: First\ndate: 2017-12\npublisher: daily\n---\nA house.\n", "publishers/daily.yml", "name: The Daily\n")]
    [InlineData("articles/a.md", "---\ntitle: First\ndraft: true\n---\nA house.\n")]
    [InlineData("articles/a.md", "---\ntitle: First\nwithdrawn: 2018\n---\n“A house.”\n", "articles/a.annotations.yml", "annotations:\n  - quote: A house.\n    speaker: ann-lee\n", "speakers/ann-lee.yml", "name: Ann Lee\n")]
    [InlineData("articles/a.md", "---\ntitle: First\n---\nA house.\n", "articles/a.annotations.yml", "annotations:\n  - note: A house\n    text: Whose?\n")]
    [InlineData("articles/a.md", "---\ntitle: First\n---\nA house of Ann Lee.\n", "speakers/ann-lee.yml", "name: Ann Lee\n")]
    [InlineData("speakers/ann-lee.yml", "name: Ann Lee\nnote: house\n")]
    [InlineData("pages/about.md", "---\ntitle: About\n---\nA house.\n")]
    [InlineData("assets/a.txt")]
    [InlineData("archive.yml", "title: A house\n")]
    public void An_archive_with_little_in_it_can_be_edited(params string[] files)
    {
        using var archive = new BuiltArchive();
        archive.BuildSame();
        for (var i = 0; i < files.Length; i += 2) archive.Write(files[i], files.Length > 1 ? files[i + 1] : "A house.\n");
        archive.BuildSame();
        foreach (var (old, now) in new[] { ("house", "horse"), ("horse", "house, and more of them") })
        {
            foreach (var file in archive.Request().Input.Files) archive.Write(file, File.ReadAllText(archive.At("input/" + file)).Replace(old, now, StringComparison.Ordinal));
            Assert.Empty(archive.Said);
            archive.BuildSame();
        }

        archive.Write("articles/b.md", "---\ntitle: Second\n---\n“We agreed.”\n");
        archive.BuildSame();
        archive.Write("articles/b.annotations.yml", "annotations:\n  - quote: We agreed.\n    speaker: unattributed\n");
        archive.BuildSame();
        archive.Write("articles/b.md", "---\ntitle: Third\n---\n“We agreed.” Again.\n");
        archive.BuildSame();
        foreach (var file in archive.Request().Input.Files.Reverse())
        {
            archive.Delete(file);
            archive.BuildSame();
        }
    }

    /// <summary>A free page is another when what it leads to comes or goes, though nobody has touched it.</summary>
    [Theory]
    [InlineData("xref:two", "articles/two.md", "---\ntitle: Two\n---\nText.\n")]
    [InlineData("xref:two", "speakers/two.yml", "name: Two\n")]
    [InlineData("xref:articles/two", "articles/two.md", "---\ntitle: Two\n---\nText.\n")]
    [InlineData("xref:one", "speakers/one.yml", "name: One\n")]
    [InlineData("/two/", "pages/two.md", "---\ntitle: Two\n---\nText.\n")]
    [InlineData("/assets/two.txt", "assets/two.txt", "Text.\n")]
    [InlineData("/articles/two/", "articles/two.md", "---\ntitle: Two\n---\nText.\n")]
    public void What_leads_to_a_file_that_comes_or_goes_is_made_again(string target, string file, string text)
    {
        foreach (var severity in (string[])["warning", "off"])
        {
            using var archive = new BuiltArchive(
                ("archive.yml", $"severity: {{ unknown-reference: {severity}, broken-link: {severity}, duplicate-id: {severity} }}\n"),
                ("articles/one.md", $"---\ntitle: One\n---\nSee [this]({target}).\n"),
                ("articles/draft.md", $"---\ntitle: Draft\ndraft: true\n---\nSee [this]({target}).\n"),
                ("pages/about.md", $"---\ntitle: About\n---\nSee [this]({target}).\n"));
            for (var i = 0; i < 2; i++)
            {
                archive.BuildSame();
                archive.Write(file, text);
                archive.BuildSame();
                archive.Delete(file);
            }
        }
    }

    [Theory]
    [InlineData("fragments")]
    [InlineData("")]
    public void A_cache_that_cannot_be_written_is_no_failure(string path)
    {
        using var archive = new BuiltArchive(("articles/a.md", "---\ntitle: First\n---\nText.\n"));
        archive.BuildSame();
        var cache = Directory.EnumerateDirectories(archive.At(".archive")).Single();
        // Not for the administrator either: the name is taken.
        if (path.Length > 0)
        {
            File.Delete(Path.Combine(cache, path));
            Directory.CreateDirectory(Path.Combine(cache, path));
        }
        else
        {
            Directory.Delete(archive.At(".archive"), recursive: true);
            File.WriteAllText(archive.At(".archive"), "");
        }

        for (var i = 0; i < 2; i++)
        {
            archive.Write("articles/a.md", $"---\ntitle: Number {i}\n---\nText.\n");
            archive.BuildSame();
            Assert.StartsWith("Nothing is kept for the next build", Assert.Single(archive.Said), StringComparison.Ordinal);
        }
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

    [Fact]
    public void What_is_told_of_several_articles_together_is_told_after_small_edits_too()
    {
        _ = new EditedArchive(Input, Path.Combine(_root, "theme"), new Random(1), articles: 30);
        string At(string file) => Path.Combine(Input, "articles", file);
        void Put(string id, string text, string annotations)
        {
            File.WriteAllText(At(id + ".md"), $"---\ntitle: {id}\ndate: 2018\n---\n{text}\n");
            File.WriteAllText(At(id + ".annotations.yml"), annotations);
        }

        const string nobody = "not-quotes: [never]\n", somebody = "annotations:\n  - paraphrase: Ann\n    speaker: unattributed\n";
        Put("own-a", "Ann is here.", nobody);
        Put("own-b", "Ben is there, and Ann.", somebody);
        Put("own-c", "Cem and Ann are away from all of us.", somebody);
        SameAsClean(["first build"]);
        foreach (var (id, text, annotations, code, isTold) in (ReadOnlySpan<(string, string, string, string, bool)>)
        [
            ("own-b", "Ben is  not there, and Ann.", somebody, "same-text", false),
            ("own-b", "Cem, and Ann: are away from all of us!", somebody, "same-text", true),
            ("own-c", "Cem and Ann are away from all of us again.", somebody, "same-text", false),
            ("own-c", "Cem and Ann are away from all of us again.", nobody, "same-text", false),
            ("own-b", "Cem and Ann are away from all of us again.", somebody, "same-text", true),
            ("own-b", "Ben and Ann.", somebody, "same-text", false),
            ("own-a", "Ann is here.", somebody, "no-annotations", true),
            ("own-c", "Cem and Ann are away from all of us again.", somebody, "own-c.md", false),
            ("own-c", "Cem and Ann are away from all of us.", nobody, "own-c.md", true),
        ])
        {
            Put(id, text, annotations);
            var result = SameAsClean([$"{id}: {text}"]);
            Assert.Equal((id, text, isTold), (id, text, result.Problems.Any(p => p.Problem.Code.Id == code || p.Problem.Where.File.EndsWith(code, StringComparison.Ordinal) || p.Problem.Related.Any(r => r.Where.File.EndsWith(code, StringComparison.Ordinal)))));
        }
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

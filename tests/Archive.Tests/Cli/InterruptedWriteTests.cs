using System.Collections.Concurrent;
using System.Diagnostics;
using Archive.Read;
using Archive.Render.Theming;
using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.Cli;

/// <summary>Every system call by which the site gets to its place, failed or killed: the output is the site before or the site after,
/// and the next build makes of it what a build of everything makes.</summary>
[Trait("Length", "long")]
public sealed class InterruptedWriteTests : IDisposable
{
    private const int MachineFailed = 3;
    private const int Killed = 128 + 9;

    private static readonly ConcurrentDictionary<string, SortedDictionary<string, string>> Sites = new(StringComparer.Ordinal);

    private readonly TestInput _folder = new(
        ("input/articles/visit.md", "---\ntitle: The visit\n---\n“We leave on Monday,” Ann Example said.\n"),
        ("input/articles/visit.annotations.yml", "annotations:\n  - quote: We leave on Monday,\n    speaker: ann-example\n"),
        ("input/articles/port.md", "---\ntitle: The port\n---\nThe port is closed.\n"),
        ("input/articles/storm.md", "---\ntitle: The storm\n---\nIt rains.\n"),
        ("input/speakers/ann-example.yml", "name: Ann Example\n"),
        // So many pages that more than half of the files change with the settings: then the site before is removed.
        ("input/speakers/ben-example.yml", "name: Ben Example\n"), ("input/speakers/cem-example.yml", "name: Cem Example\n"));

    public void Dispose() => _folder.Dispose();

    /// <summary>The settings have changed, so every page is another and the site before is removed. `@` names the only path that a fault is for.</summary>
    [Theory]
    [InlineData("syncfs:error=EIO", Is.Before)]
    [InlineData("renameat2:signal=SIGKILL", Is.Before)]
    [InlineData("renameat2:error=ENOSYS", Is.After)]
    [InlineData("renameat2:error=EINVAL;rename:error=EACCES:when=1", Is.Before)]
    [InlineData("renameat2:error=ENOSYS;rename:error=EACCES:when=2", Is.Before)]
    [InlineData("renameat2:error=ENOSYS;rename:signal=SIGKILL:when=2", Is.Before)]
    [InlineData("unlink:signal=SIGKILL @.output.new/404.html", Is.After)]
    [InlineData("mkdir:error=EACCES @.output.new/speakers", Is.Before)]
    [InlineData("pwrite64:error=ENOSPC @.output.new/speakers/ann-example/index.html", Is.Before)]
    [InlineData("pwrite64:signal=SIGKILL @.output.new/speakers/ann-example/index.html", Is.Before)]
    public async Task The_output_is_the_site_before_or_the_site_after(string inject, Is expected)
    {
        Assert.SkipUnless(HasStrace(), "strace is not installed; .ci/run installs it.");
        // Enough pages that more than half of all files are others, those of the theme included.
        for (var i = 0; i < 12; i++) Write($"pages/page-{i}.md", $"---\ntitle: Page {i}\n---\nText.\n");
        Build();
        Write("archive.yml", "title: Another name\n");
        await Interrupted(inject, expected);
    }

    /// <summary>Articles have changed, and beside the output stands the tree that is one build behind.</summary>
    [Theory]
    [InlineData("rename:error=EACCES:when=1", Is.Before)]
    [InlineData("rename:signal=SIGKILL:when=1", Is.Before)]
    [InlineData("link:error=EMLINK", Is.After)]
    [InlineData("link:signal=SIGKILL", Is.Before)]
    [InlineData("unlink:error=EACCES @.output.new/articles/port/index.html", Is.Before)]
    [InlineData("unlink:signal=SIGKILL @.output.new/articles/storm/index.html", Is.Before)]
    [InlineData("syncfs:error=EIO", Is.Before)]
    [InlineData("renameat2:error=ENOSYS", Is.After)]
    [InlineData("renameat2:signal=SIGKILL", Is.Before)]
    [InlineData("rename:error=EACCES:when=2", Is.Before)]
    [InlineData("rename:signal=SIGKILL:when=2", Is.Before)]
    [InlineData("rename:error=EACCES:when=3", Is.After)]
    [InlineData("rename:signal=SIGKILL:when=3", Is.After)]
    [InlineData("openat:error=EACCES @.archive/*/fragments", Is.AfterButNotKept)]
    [InlineData("openat:error=EROFS @.archive/*/state.new", Is.AfterButNotKept)]
    [InlineData("pwrite64:error=ENOSPC @.output.new/.archive-site", Is.Before)]
    [InlineData("pwrite64:signal=SIGKILL @.output.new/.archive-site", Is.Before)]
    [InlineData("pwrite64:error=ENOSPC @.archive/*/articles-*", Is.AfterButNotKept)]
    [InlineData("pwrite64:signal=SIGKILL @.archive/*/articles-*", Is.After)]
    [InlineData("pwrite64:error=ENOSPC @.archive/*/state.new", Is.AfterButNotKept)]
    [InlineData("pwrite64:signal=SIGKILL @.archive/*/state.new", Is.After)]
    [InlineData("rename:signal=SIGKILL:when=4", Is.After)]
    public async Task A_build_of_what_changed_leaves_the_site_before_or_the_site_after(string inject, Is expected)
    {
        Assert.SkipUnless(HasStrace(), "strace is not installed; .ci/run installs it.");
        Build();
        Write("articles/port.md", "---\ntitle: The port\n---\nThe port is open.\n");
        Build();
        Assert.Single(Trees());
        Write("articles/visit.md", "---\ntitle: The visit\n---\n“We leave on Monday,” Ann Example said again.\n");
        File.Delete(At("input/articles/storm.md"));
        await Interrupted(inject, expected);
    }

    [Fact]
    public async Task A_build_killed_between_two_renames_is_mended_by_the_next()
    {
        Build();
        var before = Files();
        Directory.Move(At("output"), At(".output.old"));
        Write("speakers/ann-example.yml", "nam: Ann\n");
        Assert.Equal(1, (await ProgramUnderTest.Of(_folder.Root, "build")).Status);
        Assert.Equal(before, Files());
    }

    [Fact]
    public async Task Two_builds_at_once_do_not_mix()
    {
        using var held = new FileStream(At(".output.lock"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        var run = await ProgramUnderTest.Of(_folder.Root, "build");
        Assert.Equal(2, run.Status);
        Assert.Contains("Another build is writing", run.Errors, StringComparison.Ordinal);
    }

    /// <summary>The site that is there after a build that was interrupted.</summary>
    public enum Is
    {
        Before,
        After,
        AfterButNotKept,
    }

    /// <summary>Builds with a fault and looks at what is there, after it and after the builds that follow.</summary>
    private async Task Interrupted(string inject, Is expected)
    {
        var before = Files();
        var after = Clean();
        Assert.NotEqual(before, after);
        var run = await Traced(inject);
        var killed = inject.Contains("SIGKILL", StringComparison.Ordinal);
        Assert.True(run.Status == (killed ? Killed : expected == Is.Before ? MachineFailed : 0), $"{run.Status}: {run.Errors}");
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
        Assert.Equal(expected == Is.AfterButNotKept, run.Errors.Contains("Nothing is kept for the next build", StringComparison.Ordinal));
        // Between two renames the site before stands aside; the next build, even one that fails, puts it back.
        var now = Directory.Exists(At("output")) ? Files() : before;
        Assert.Equal(expected == Is.Before ? before : after, now);
        Build();
        OnlyWhatStays();
        Assert.Equal(after, Files());
        // A tree that is one build behind shows what it holds a build later.
        foreach (var words in (string[])["“We leave on Monday,” Ann Example said.", "“We leave on Monday,” said Ann Example."])
        {
            Write("articles/visit.md", $"---\ntitle: The visit\n---\n{words}\n");
            Build();
            Assert.Equal(Clean(), Files());
        }

        OnlyWhatStays();
    }

    private string At(string name) => Path.Combine(_folder.Root, name);

    private void Write(string file, string text) => _folder.Add("input/" + file, System.Text.Encoding.UTF8.GetBytes(text));

    private IEnumerable<string> Trees() => Directory.EnumerateDirectories(_folder.Root, ".output.behind-*");

    private void OnlyWhatStays()
    {
        Assert.InRange(Trees().Count(), 0, 1);
        Assert.Equal([".archive", "input", "output"], Directory.EnumerateFileSystemEntries(_folder.Root).Except(Trees()).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private BuildRequest Request() => new(new InputFolder(At("input")), KindTableReader.BuiltIn) { Threads = 2, Theme = ThemeFiles.With(At("theme")) };

    /// <summary>A build that goes well. In this process, since it is not what is tested; the program goes on from what it keeps.</summary>
    private void Build() => Assert.False(new SiteBuild(At("output")) { Say = line => Assert.Fail(line) }.Run(Request(), TestContext.Current.CancellationToken).HasErrors);

    /// <summary>What a build of everything makes; once for each input, since many cases have the same.</summary>
    private SortedDictionary<string, string> Clean() => Sites.GetOrAdd(string.Join('\n', Texts(At("input"))),
        _ => new(MemorySite.Of(Request()).Files.ToDictionary(f => f.Key, f => Convert.ToBase64String(f.Value), StringComparer.Ordinal), StringComparer.Ordinal));

    private SortedDictionary<string, string> Files() => Texts(At("output"));

    private static SortedDictionary<string, string> Texts(string folder) =>
        new(BuiltSite.Files(folder).ToDictionary(f => f, f => Convert.ToBase64String(File.ReadAllBytes(Path.Combine(folder, f))), StringComparer.Ordinal), StringComparer.Ordinal);

    private async Task<Run> Traced(string inject)
    {
        var (faults, path) = inject.Split(" @") is [var all, var only] ? (all, only) : (inject, null);
        // Stops at nothing but these calls, and so takes half the time; but signals are then lost.
        string[] quick = faults.Contains("signal", StringComparison.Ordinal) ? [] : ["--seccomp-bpf"];
        List<string> arguments = ["-f", .. quick, "-qq", "-o", "/dev/null", "--trace=" + string.Join(',', faults.Split(';').Select(f => f.Split(':')[0])), .. faults.Split(';').Select(f => "--inject=" + f)];
        if (path is not null) arguments.AddRange("-P", Found(path));
        // Calls are counted for each thread, so there is one.
        arguments.AddRange("dotnet", Path.Combine(AppContext.BaseDirectory, "archive.dll"), "build", "--jobs", "1");
        var start = new ProcessStartInfo("strace", arguments) { WorkingDirectory = _folder.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        return await ProgramUnderTest.End(process);
    }

    /// <summary>The path of a file; <c>*</c> stands for what has one name only, or nothing yet.</summary>
    private string Found(string path)
    {
        if (path.Split("/*/") is not [var folder, var file]) return At(path);
        var cache = Directory.EnumerateDirectories(At(folder)).Single();
        return Directory.EnumerateFiles(cache, file).SingleOrDefault() ?? Path.Combine(cache, file);
    }

    private static bool HasStrace() => Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(p => File.Exists(Path.Combine(p, "strace")));
}

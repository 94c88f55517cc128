using System.Diagnostics;
using Archive.Read;
using Archive.Tests.Site;
using Archive.Write;
using Xunit;

namespace Archive.Tests.Writing;

/// <summary>What is not this program's is neither removed nor written to: not in the output, not beside it, not through links.</summary>
public sealed class NothingIsLostTests : IDisposable
{
    private const string Secret = "Written by hand.";

    private readonly TestInput _folder = new(
        ("input/articles/visit.md", "---\ntitle: The visit\n---\n“We leave on Monday,” Ann Example said.\n"),
        ("input/articles/visit.annotations.yml", "annotations:\n  - quote: We leave on Monday,\n    speaker: ann-example\n"),
        ("input/articles/port.md", "---\ntitle: The port\n---\nThe port is closed.\n"),
        ("input/speakers/ann-example.yml", "name: Ann Example\n"),
        ("elsewhere/letter.txt", Secret));

    private readonly List<string> _said = [];

    public void Dispose() => _folder.Dispose();

    private string At(string path) => Path.Combine(_folder.Root, path);

    private void Write(string file, string text) => _folder.Add(file, System.Text.Encoding.UTF8.GetBytes(text));

    private void Edit(string words) => Write("input/articles/port.md", $"---\ntitle: The port\n---\n{words}\n");

    private BuildRequest Request() => new(new InputFolder(At("input")), KindTableReader.BuiltIn) { Threads = 2 };

    private void Build(bool cached = true, string output = "output")
    {
        _said.Clear();
        Assert.False(new SiteBuild(At(output)) { Cached = cached, Say = _said.Add }.Run(Request(), TestContext.Current.CancellationToken).HasErrors);
    }

    private string Refused(bool cached = true, string output = "output") => Assert.Throws<OutputRefusedException>(() => Build(cached, output)).Message;

    /// <summary>The output is what a build of everything makes.</summary>
    private void IsRight(string output = "output")
    {
        var clean = MemorySite.Of(Request());
        Assert.Equal(clean.Files.Keys, BuiltSite.Files(At(output)));
        foreach (var (file, bytes) in clean.Files) Assert.True(File.ReadAllBytes(At(output + "/" + file)).AsSpan().SequenceEqual(bytes), file);
    }

    private string Cache => Directory.GetDirectories(At(".archive")).Single();

    private string Behind => Directory.GetDirectories(_folder.Root, ".output.behind-*").Single();

    private void Pipe(string path)
    {
        using var made = Process.Start("mkfifo", [path]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
    }

    [Fact]
    public void A_site_that_somebody_else_made_is_not_replaced()
    {
        string[] files = ["404.html", "index.html", "theme/style.css", "about/index.html"];
        foreach (var file in files) Write("output/" + file, Secret);
        foreach (var cached in (bool[])[true, false]) Assert.Contains("`404.html` and 3 more", Refused(cached), StringComparison.Ordinal);
        Assert.All(files, f => Assert.Equal(Secret, File.ReadAllText(At("output/" + f))));
    }

    [Theory]
    [InlineData("CNAME")]
    [InlineData(".git/config")]
    [InlineData(".nojekyll")]
    [InlineData("articles/port/notes.txt")]
    [InlineData("articles/mine/index.html")]
    public void A_file_that_somebody_put_into_the_site_stays_and_is_named(string file)
    {
        Build();
        Write("output/" + file, Secret);
        // Nothing is to be done, so nothing can be lost.
        Build();
        Edit("The port is open.");
        foreach (var cached in (bool[])[true, false])
        {
            Assert.Contains($"holds `{file}`, which this program did not write", Refused(cached), StringComparison.Ordinal);
            Assert.Equal(Secret, File.ReadAllText(At("output/" + file)));
        }

        File.Move(At("output/" + file), At("mine"));
        Build();
        IsRight();
        // The same when the two trees of the site take turns.
        Edit("The port is closed again.");
        Build();
        File.Move(At("mine"), At("output/CNAME"));
        Edit("The port is open again.");
        Assert.Contains("CNAME", Refused(), StringComparison.Ordinal);
        Assert.Equal(Secret, File.ReadAllText(At("output/CNAME")));
    }

    [Fact]
    public void A_link_in_the_site_is_somebodys()
    {
        Build();
        Directory.CreateSymbolicLink(At("output/letters"), At("elsewhere"));
        Edit("The port is open.");
        Assert.Contains("`letters`", Refused(), StringComparison.Ordinal);
        Assert.Equal(Secret, File.ReadAllText(At("elsewhere/letter.txt")));
    }

    [Fact]
    public void A_folder_of_the_site_that_has_become_a_link_is_not_written_through()
    {
        Build();
        Edit("The port is open.");
        Build();
        Directory.Move(At("output/articles"), At("elsewhere/articles"));
        Directory.CreateSymbolicLink(At("output/articles"), At("elsewhere/articles"));
        var page = File.ReadAllText(At("elsewhere/articles/port/index.html"));
        for (var i = 0; i < 3; i++)
        {
            Edit($"The port is open for {i} days.");
            Assert.Contains("`articles`", Refused(), StringComparison.Ordinal);
            Assert.Equal(page, File.ReadAllText(At("elsewhere/articles/port/index.html")));
        }
    }

    [Fact]
    public void Files_of_ones_own_that_have_the_names_of_the_sites_are_not_taken_for_them()
    {
        Build();
        var names = BuiltSite.Files(At("output")).ToList();
        Directory.Delete(At("output"), recursive: true);
        foreach (var name in names) Write("output/" + name, Secret);
        Edit("The port is open.");
        Assert.Contains("did not write", Refused(), StringComparison.Ordinal);
        Assert.All(names, n => Assert.Equal(Secret, File.ReadAllText(At("output/" + n))));
    }

    [Fact]
    public void A_site_is_known_in_a_copy_and_without_what_was_kept()
    {
        Build();
        Copy(At("output"), At("copied"));
        Edit("The port is open.");
        Build(output: "copied");
        IsRight("copied");
        Directory.Delete(At(".archive"), recursive: true);
        Build();
        IsRight();
        Edit("The port is closed again.");
        Build(cached: false);
        IsRight();
    }

    [Fact]
    public void A_site_that_has_lost_its_mark_is_known_by_what_was_kept()
    {
        Build();
        File.Delete(At("output/" + SiteMark.Name));
        Edit("The port is open.");
        Build();
        IsRight();
        Assert.True(File.Exists(At("output/" + SiteMark.Name)));
        File.Delete(At("output/" + SiteMark.Name));
        Assert.Contains("no site of this program", Refused(cached: false), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("index.html")]
    [InlineData("404.html", "articles/index.html")]
    public void A_copy_of_the_mark_makes_no_site_of_ones_own_files(params string[] own)
    {
        Build();
        foreach (var file in own) Write("home/" + file, Secret);
        File.Copy(At("output/" + SiteMark.Name), At("home/" + SiteMark.Name));
        foreach (var cached in (bool[])[true, false]) Assert.Contains($"holds no site of this program: there is `{own[0]}`", Refused(cached, "home"), StringComparison.Ordinal);
        Assert.All(own, f => Assert.Equal(Secret, File.ReadAllText(At("home/" + f))));
    }

    [Fact]
    public void A_site_of_which_most_was_deleted_is_known_by_what_was_kept()
    {
        Build();
        Directory.Delete(At("output/articles"), recursive: true);
        Directory.Delete(At("output/theme"), recursive: true);
        Directory.Delete(At("output/speakers"), recursive: true);
        Edit("The port is open.");
        Build();
        IsRight();
    }

    [Theory]
    [InlineData(".archive")]
    [InlineData(".archive/x")]
    [InlineData(".archive/x/site")]
    public void A_site_does_not_lie_in_what_may_be_deleted_at_any_time(string output) =>
        Assert.Contains("may be deleted at any time", Refused(output: output), StringComparison.Ordinal);

    [Fact]
    public void A_name_that_is_no_text_is_no_other_name()
    {
        // So the library gives what is no UTF-8.
        Assert.Contains("not valid UTF-8", Refused(output: "o\uFFFD"), StringComparison.Ordinal);
        Assert.Contains("not valid UTF-8", Assert.Throws<DirectoryNotFoundException>(() => new InputFolder(At("i\uFFFD/input"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(200)]
    public void Half_a_mark_is_none(int length)
    {
        Build(cached: false);
        using (var mark = File.OpenWrite(At("output/" + SiteMark.Name))) mark.SetLength(length);
        Refused(cached: false);
        IsRight();
    }

    [Fact]
    public void A_site_whose_folder_was_moved_with_what_was_kept_is_gone_on_from()
    {
        Build();
        foreach (var name in (string[])["input", "output", ".archive"])
        {
            Directory.CreateDirectory(At("checkout"));
            Directory.Move(At(name), At("checkout/" + name));
        }

        var request = new BuildRequest(new InputFolder(At("checkout/input")), KindTableReader.BuiltIn);
        var result = new SiteBuild(At("checkout/output")).Run(request, TestContext.Current.CancellationToken);
        Assert.Equal((true, 0L), (result.Incremental, result.Written));
    }

    [Fact]
    public void An_empty_folder_and_what_file_managers_leave_are_nobodys()
    {
        Write("output/.DS_Store", "litter");
        Build();
        IsRight();
        Write("output/articles/.DS_Store", "litter");
        Write("output/Thumbs.db", "litter");
        Edit("The port is open.");
        Build();
        Assert.True(File.Exists(At("output/articles/port/index.html")));
    }

    [Fact]
    public void An_output_that_is_a_link_stays_one()
    {
        Directory.CreateDirectory(At("disk"));
        Directory.CreateSymbolicLink(At("output"), At("disk/site"));
        Assert.Contains("leads nowhere", Refused(), StringComparison.Ordinal);
        Directory.CreateDirectory(At("disk/site"));
        Build();
        Edit("The port is open.");
        Build();
        IsRight("disk/site");
        Assert.NotNull(new DirectoryInfo(At("output")).LinkTarget);
        Directory.CreateSymbolicLink(At("round"), At("round"));
        Assert.Contains("circle", Refused(output: "round"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_input_is_not_reached_through_a_link()
    {
        Directory.CreateSymbolicLink(At("other"), _folder.Root);
        Assert.Contains("beside each other", Refused(output: "other/input/site"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".output.lock")]
    [InlineData(".output.new")]
    [InlineData(".output.old")]
    public void A_name_beside_the_output_that_is_taken_is_left_alone(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such pipes.");
        Build();
        Edit("The port is open.");
        foreach (var taken in (Action[])[() => Pipe(At(name)), () => File.CreateSymbolicLink(At(name), At("elsewhere/new.txt")), () => Directory.CreateSymbolicLink(At(name), At("elsewhere"))])
        {
            taken();
            foreach (var cached in (bool[])[true, false]) Assert.Contains($"{name}` is in the way", Refused(cached), StringComparison.Ordinal);
            Assert.Equal(["letter.txt"], Directory.EnumerateFileSystemEntries(At("elsewhere")).Select(Path.GetFileName));
            File.Delete(At(name));
        }
    }

    [Fact]
    public void A_file_in_the_place_of_the_lock_that_says_something_is_somebodys()
    {
        Write(".output.lock", Secret);
        Assert.Contains(".output.lock` is in the way", Refused(), StringComparison.Ordinal);
        Assert.Equal(Secret, File.ReadAllText(At(".output.lock")));
        Write(".output.lock", "");
        Build();
    }

    [Fact]
    public void Another_output_of_a_like_name_keeps_its_trees()
    {
        Build(output: "output.behind-x");
        Edit("The port is open.");
        Build(output: "output.behind-x");
        var tree = Directory.GetDirectories(_folder.Root, ".output.behind-x.behind-*").Single();
        Build();
        Edit("The port is closed again.");
        Build();
        Assert.True(Directory.Exists(tree));
    }

    [Theory]
    [InlineData("emptied")]
    [InlineData("a page deleted")]
    [InlineData("a folder that is a link")]
    [InlineData("a page that is a link")]
    [InlineData("it is a link")]
    [InlineData("it is a file")]
    public void A_tree_behind_the_output_that_is_damaged_is_not_used(string damage)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere no tree stays behind.");
        Build();
        Edit("The port is open.");
        Build();
        var behind = Behind;
        var articles = Path.Combine(behind, "articles");
        switch (damage)
        {
            case "emptied":
                foreach (var folder in Directory.GetDirectories(behind)) Directory.Delete(folder, recursive: true);
                break;
            case "a page deleted": File.Delete(Path.Combine(articles, "visit/index.html")); break;
            case "a folder that is a link":
                Copy(articles, At("elsewhere/articles"));
                Directory.Delete(articles, recursive: true);
                Directory.CreateSymbolicLink(articles, At("elsewhere/articles"));
                break;
            case "a page that is a link":
                File.Delete(Path.Combine(articles, "port/index.html"));
                File.CreateSymbolicLink(Path.Combine(articles, "port/index.html"), At("elsewhere/letter.txt"));
                break;
            case "it is a link":
                Directory.Move(behind, At("elsewhere/tree"));
                Directory.CreateSymbolicLink(behind, At("elsewhere/tree"));
                break;
            default:
                Directory.Delete(behind, recursive: true);
                File.WriteAllText(behind, Secret);
                break;
        }

        var outside = Texts(At("elsewhere"));
        for (var i = 0; i < 3; i++)
        {
            Edit($"The port is open for {i} days.");
            Build();
            Assert.DoesNotContain(_said, s => s.Contains("cache", StringComparison.Ordinal));
            IsRight();
            Assert.Equal(outside, Texts(At("elsewhere")));
        }
    }

    [Theory]
    [InlineData("state")]
    [InlineData("state.new")]
    [InlineData("fragments")]
    [InlineData("articles-*")]
    public void What_is_kept_is_not_written_through_a_link_or_into_a_pipe(string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems are not asked what a name stands for.");
        Build();
        var path = Directory.GetFiles(Cache, name).SingleOrDefault() ?? Path.Combine(Cache, name);
        Action[] kinds = [() => File.CreateSymbolicLink(path, At("elsewhere/letter.txt")), () => Pipe(path), () => Directory.CreateDirectory(path), () => HardLink(At("elsewhere/letter.txt"), path)];
        foreach (var taken in kinds)
        {
            File.Delete(path);
            taken();
            Edit($"The port is open: {_said.Count}.");
            Build();
            Assert.StartsWith("Nothing is kept for the next build", Assert.Single(_said), StringComparison.Ordinal);
            IsRight();
            Assert.Equal(Secret, File.ReadAllText(At("elsewhere/letter.txt")));
            if (Directory.Exists(path)) Directory.Delete(path);
        }
    }

    [Theory]
    [InlineData(".archive")]
    [InlineData(".archive/hash")]
    public void What_is_kept_does_not_lie_behind_a_link(string folder)
    {
        Build();
        var path = folder == ".archive" ? At(folder) : Cache;
        Directory.Move(path, At("elsewhere/cache"));
        Directory.CreateSymbolicLink(path, At("elsewhere/cache"));
        var before = Texts(At("elsewhere"));
        Edit("The port is open.");
        Build();
        Assert.StartsWith("Nothing is kept for the next build", Assert.Single(_said), StringComparison.Ordinal);
        IsRight();
        Assert.Equal(before, Texts(At("elsewhere")));
    }

    [Fact]
    public void A_gitignore_that_is_a_link_is_left_alone()
    {
        Directory.CreateDirectory(At(".archive"));
        File.CreateSymbolicLink(At(".archive/.gitignore"), At("elsewhere/new.txt"));
        Build();
        Assert.False(File.Exists(At("elsewhere/new.txt")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(5_000_000_000)]
    public void A_state_of_another_length_is_damaged(long length)
    {
        Build();
        var path = Path.Combine(Cache, "state");
        var end = File.ReadAllBytes(path)[^96..];
        using (var state = File.OpenWrite(path))
        {
            state.SetLength(length);
            // With the end that a state has it looks like one as long as nothing is added up.
            if (length > end.Length)
            {
                state.Position = length - end.Length;
                state.Write(end);
            }
        }

        Edit("The port is open.");
        Build();
        Assert.Contains("everything is built anew", Assert.Single(_said), StringComparison.Ordinal);
        IsRight();
    }

    private static void HardLink(string file, string name)
    {
        using var made = Process.Start("ln", [file, name]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
    }

    private static Dictionary<string, string> Texts(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(f => f, f => Convert.ToBase64String(File.ReadAllBytes(f)), StringComparer.Ordinal);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
            File.SetLastWriteTimeUtc(copy, DateTime.UnixEpoch);
        }
    }
}

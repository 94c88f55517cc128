using Archive.Read;
using Archive.Tests.Site;
using Archive.Write;
using Xunit;

namespace Archive.Tests.Writing;

/// <summary>The trees that builds make beside the output, and the output, keep what somebody else has put into them, however it got there.</summary>
public sealed class TreesBesideTests : IDisposable
{
    private const string Secret = "Written by hand.";

    private readonly TestInput _folder = new(
        ("input/articles/visit.md", "---\ntitle: The visit\n---\n“We leave on Monday,” Ann Example said.\n"),
        ("input/articles/visit.annotations.yml", "annotations:\n  - quote: We leave on Monday,\n    speaker: ann-example\n"),
        ("input/articles/port.md", "---\ntitle: The port\n---\nThe port is closed.\n"),
        ("input/speakers/ann-example.yml", "name: Ann Example\n"));

    private readonly List<string> _said = [];
    private int _edits;

    public void Dispose() => _folder.Dispose();

    private string At(string path) => Path.Combine(_folder.Root, path);

    private void Write(string file, string text) => _folder.Add(file, System.Text.Encoding.UTF8.GetBytes(text));

    private void Edit() => Write("input/articles/port.md", $"---\ntitle: The port\n---\nThe port was open for {_edits++} days.\n");

    private BuildRequest Request() => new(new InputFolder(At("input")), KindTableReader.BuiltIn) { Threads = 2 };

    private BuildResult Run(bool cached = true, Action? committing = null)
    {
        _said.Clear();
        return new SiteBuild(At("output")) { Cached = cached, Say = _said.Add, Committing = committing ?? (() => { }) }.Run(Request(), TestContext.Current.CancellationToken);
    }

    private void Build(bool cached = true, Action? committing = null)
    {
        Edit();
        Assert.False(Run(cached, committing).HasErrors);
        var clean = MemorySite.Of(Request());
        Assert.Equal(clean.Files.Keys, BuiltSite.Files(At("output")));
        foreach (var (file, bytes) in clean.Files) Assert.True(File.ReadAllBytes(At("output/" + file)).AsSpan().SequenceEqual(bytes), file);
    }

    private string Refused(bool cached = true)
    {
        Edit();
        return Assert.Throws<OutputRefusedException>(() => Run(cached)).Message;
    }

    private string Behind => Directory.GetDirectories(_folder.Root, ".output.behind-*").Single();

    private string[] Beside => [.. Directory.EnumerateFileSystemEntries(_folder.Root, ".output.*").Select(f => Path.GetFileName(f)).Where(f => !f.StartsWith(".output.behind-", StringComparison.Ordinal))];

    /// <summary>Puts a file into a folder and its time back, as programs do that copy.</summary>
    private static void PutIn(string folder, string name)
    {
        var time = Directory.GetLastWriteTimeUtc(folder);
        File.WriteAllText(Path.Combine(folder, name), Secret);
        Directory.SetLastWriteTimeUtc(folder, time);
    }

    private string Found(string name) => Directory.EnumerateFiles(_folder.Root, name, new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }).Single();

    private void TakeAway(string name) => File.Delete(Found(name));

    [Theory]
    [InlineData("")]
    [InlineData("articles")]
    [InlineData("articles/port")]
    public void A_file_in_the_output_is_seen_when_the_time_of_its_folder_is_put_back(string folder)
    {
        for (var builds = 1; builds < 4; builds++)
        {
            Build();
            PutIn(At("output/" + folder), "mine.txt");
            for (var i = 0; i < 3; i++) Assert.Contains("mine.txt`, which this program did not write", Refused(), StringComparison.Ordinal);
            Assert.Equal(Secret, File.ReadAllText(At($"output/{folder}/mine.txt")));
            TakeAway("mine.txt");
        }

        Build();
    }

    [Fact]
    public void Builds_that_nobody_disturbs_go_on_from_each_other()
    {
        for (var i = 0; i < 6; i++)
        {
            Build();
            Assert.Empty(_said);
            Assert.Empty(Beside);
        }
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("", true)]
    [InlineData("articles", false)]
    [InlineData("articles/visit", true)]
    public void A_file_in_the_tree_behind_stays_and_is_named(string folder, bool isTimePutBack)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere no tree stays behind.");
        Build();
        Build();
        if (isTimePutBack) PutIn(Path.Combine(Behind, folder), "CNAME");
        else File.WriteAllText(Path.Combine(Behind, folder, "CNAME"), Secret);
        for (var i = 0; i < 3; i++)
        {
            var told = Refused(cached: i != 1);
            Assert.Contains("CNAME`, which this program did not write", told, StringComparison.Ordinal);
            Assert.DoesNotContain("cache", told + string.Concat(_said), StringComparison.Ordinal);
            Assert.Equal(Secret, File.ReadAllText(Found("CNAME")));
        }

        TakeAway("CNAME");
        Build();
        Build();
        Assert.Empty(Beside);
    }

    [Fact]
    public void A_folder_of_the_tree_behind_that_was_moved_stays()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere no tree stays behind.");
        Build();
        Build();
        Directory.Move(Path.Combine(Behind, "articles"), Path.Combine(Behind, "mine"));
        for (var i = 0; i < 2; i++) Assert.Contains("holds `mine/", Refused(), StringComparison.Ordinal);
        Assert.True(File.Exists(At(".output.new/mine/port/index.html")));
    }

    [Fact]
    public void Builds_with_errors_do_not_remove_a_file_in_the_tree_behind()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere no tree stays behind.");
        Build();
        Build();
        File.WriteAllText(Path.Combine(Behind, "CNAME"), Secret);
        Edit();
        Write("input/speakers/ann-example.yml", "nam: Ann Example\n");
        Assert.True(Run().HasErrors);
        Assert.Equal(Secret, File.ReadAllText(Found("CNAME")));
        Write("input/speakers/ann-example.yml", "name: Ann Example\n");
        Assert.Contains("CNAME", Refused(), StringComparison.Ordinal);
        Assert.Equal(Secret, File.ReadAllText(Found("CNAME")));
    }

    [Fact]
    public void A_file_in_a_tree_behind_of_which_nothing_is_known_stays()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere no tree stays behind.");
        Build();
        Build();
        File.WriteAllText(Path.Combine(Behind, "CNAME"), Secret);
        Directory.Delete(At(".archive"), recursive: true);
        Assert.Contains("CNAME", Refused(), StringComparison.Ordinal);
        TakeAway("CNAME");
        Build();
        Assert.Empty(Directory.GetDirectories(_folder.Root, ".output.*"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_that_comes_into_the_output_when_the_site_takes_its_place_stays_and_is_named(bool cached)
    {
        Build();
        Build();
        Build(cached, () => Write("output/mine.txt", Secret));
        Assert.Equal(Secret, File.ReadAllText(Found("mine.txt")));
        if (!cached) Assert.Contains("mine.txt", Assert.Single(_said), StringComparison.Ordinal);
        for (var i = 0; i < 2; i++) Assert.Contains("mine.txt`, which this program did not write", Refused(), StringComparison.Ordinal);
        TakeAway("mine.txt");
        Build();
    }

    [Theory]
    [InlineData(".output.old")]
    [InlineData(".output.new")]
    [InlineData(".output.behind-0123456789abcdef")]
    public void A_folder_beside_the_output_that_somebody_else_made_stays(string name)
    {
        Build();
        Write(name + "/diary.txt", Secret);
        foreach (var cached in (bool[])[true, false]) Assert.Contains("holds `diary.txt`, which this program did not write", Refused(cached), StringComparison.Ordinal);
        Assert.Equal(Secret, File.ReadAllText(At(name + "/diary.txt")));
        TakeAway("diary.txt");
        Build();
        Assert.False(Directory.Exists(At(name)));
    }

    [Theory]
    [InlineData(".output.fragments")]
    [InlineData(".output.fragments-mine")]
    [InlineData(".output.behind-mine")]
    public void A_file_beside_the_output_that_no_build_needs_is_left_alone(string name)
    {
        Write(name, Secret);
        Build();
        Build(cached: false);
        Assert.Equal(Secret, File.ReadAllText(At(name)));
    }

    [Theory]
    [InlineData("beginning")]
    [InlineData("behind")]
    [InlineData("complete")]
    public void What_a_killed_build_has_left_is_removed_and_what_was_there_before_it_is_not(string killed)
    {
        Build();
        var tree = At(".output.new");
        if (killed == "beginning") Directory.CreateDirectory(tree);
        else
            foreach (var file in Directory.EnumerateFiles(At("output"), "*", SearchOption.AllDirectories))
                Write(Path.Combine(tree, Path.GetRelativePath(At("output"), file)), "of the build before");
        if (killed != "beginning") File.Copy(At("output/" + SiteMark.Name), Path.Combine(tree, SiteMark.Name), overwrite: true);
        File.WriteAllText(Path.Combine(tree, "mine.txt"), Secret);
        Thread.Sleep(50);
        if (killed != "complete")
        {
            TreeBeside.Begin(tree);
            Write(".output.new/articles/new/index.html", "of the build that was killed");
        }

        var told = Refused();
        if (OperatingSystem.IsLinux()) Assert.Contains("holds `mine.txt`, which", told, StringComparison.Ordinal);
        Assert.Equal(Secret, File.ReadAllText(Path.Combine(tree, "mine.txt")));
        TakeAway("mine.txt");
        Build();
        Assert.Empty(Beside);
    }
}

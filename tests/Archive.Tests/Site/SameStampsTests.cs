using Archive.Disk;
using Archive.Model;
using Archive.Read;
using Xunit;

namespace Archive.Tests.Site;

/// <summary>A file is taken for the one that it was only when nothing can have been written to it; else its content counts.</summary>
public sealed class SameStampsTests : IDisposable
{
    private static readonly DateTime Time = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly BuiltArchive _archive = new(
        ("speakers/ann-lee.yml", "name: Ann Lee\n"), ("speakers/bob-ray.yml", "name: Bob Ray\n"), ("pages/about.md", "---\ntitle: About\n---\nIran agreed.\n"), ("assets/a.txt", "Iran"),
        ("articles/_directory.yml", "author: Iran desk\n"),
        ("articles/a.md", "---\ntitle: First\n---\n“Iran agreed.”\n"), ("articles/a.annotations.yml", "annotations:\n  - quote: Iran agreed.\n    speaker: ann-lee\n    about: [ir]\n"),
        ("articles/b.md", "---\ntitle: Other\n---\n“Iraq agreed.”\n"), ("articles/b.annotations.yml", "annotations:\n  - quote: Iraq agreed.\n    speaker: bob-ray\n    about: [iq]\n"));

    public void Dispose() => _archive.Dispose();

    [Theory]
    [InlineData("articles/a.md", "First", "Worst")]
    [InlineData("articles/a.annotations.yml", "ann-lee", "bob-ray")]
    [InlineData("articles/_directory.yml", "Iran", "Iraq")]
    [InlineData("speakers/ann-lee.yml", "Ann", "Ada")]
    [InlineData("pages/about.md", "Iran", "Iraq")]
    [InlineData("assets/a.txt", "Iran", "Iraq")]
    [InlineData("archive.yml", "An archive", "My archive")]
    public void Another_word_of_the_same_length_is_seen_when_the_time_is_put_back(string file, string old, string now)
    {
        OneTime();
        _archive.BuildSame();
        var path = _archive.At("input/" + file);
        File.WriteAllText(path, File.ReadAllText(path).Replace(old, now, StringComparison.Ordinal));
        OneTime();
        Assert.NotEqual(0, _archive.BuildSame().Written);
    }

    [Theory]
    [InlineData("articles/a.md", "articles/b.md")]
    [InlineData("speakers/ann-lee.yml", "speakers/bob-ray.yml")]
    public void Files_that_change_their_names_with_each_other_are_seen(string one, string other)
    {
        // Without annotations, so that either text goes with either name.
        _archive.Delete("articles/a.annotations.yml");
        _archive.Delete("articles/b.annotations.yml");
        OneTime();
        _archive.BuildSame();
        var (first, second) = (_archive.At("input/" + one), _archive.At("input/" + other));
        File.Move(first, first + "~");
        File.Move(second, first);
        File.Move(first + "~", second);
        Assert.NotEqual(0, _archive.BuildSame().Written);
    }

    [Fact]
    public void A_stamp_tells_a_file_that_was_written_or_replaced_though_size_and_time_are_as_they_were()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere files are read each time.");
        var path = _archive.At("input/assets/a.txt");
        File.SetLastWriteTimeUtc(path, Time);
        var before = FileStamp.Of(path)!.Value;
        // Until the clock of the file system goes on.
        while (FileStamp.Of(path) == before)
        {
            File.WriteAllText(path, "Iraq");
            File.SetLastWriteTimeUtc(path, Time);
        }

        var written = FileStamp.Of(path)!.Value;
        Assert.Equal((before.Size, before.Modified, before.Inode), (written.Size, written.Modified, written.Inode));
        Replace(path, "Iran");
        Assert.NotEqual(written.Inode, FileStamp.Of(path)!.Value.Inode);
    }

    [Fact]
    public void A_stamp_proves_nothing_where_no_change_is_told_or_the_change_was_just_now()
    {
        var now = Time.Ticks;
        var stamp = new FileStamp(Size: 4, Modified: now - TimeSpan.TicksPerDay, Changed: now - TimeSpan.TicksPerHour, Inode: 7);
        Assert.Equal(stamp, stamp.AsOf(now));
        Assert.Equal(default, (stamp with { Changed = 0 }).AsOf(now));
        Assert.Equal(default, (stamp with { Changed = now - TimeSpan.TicksPerSecond }).AsOf(now));
        // As told by a server whose clock is ahead.
        Assert.Equal(default, (stamp with { Changed = now + TimeSpan.TicksPerHour }).AsOf(now));
    }

    [Fact]
    public void A_file_with_its_stamp_is_not_read_and_any_other_is()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere files are read each time.");
        var seen = new InputFolder(_archive.Input).AsSeen();
        var at = Array.IndexOf(seen.Names.Names, "assets/a.txt");
        var stamp = FileStamp.Of(_archive.At("input/assets/a.txt"))!.Value;
        UInt128 known = 1;
        Assert.Equal(known, HashWith(stamp));
        foreach (var other in (FileStamp[])[stamp with { Size = 5 }, stamp with { Modified = 1 }, stamp with { Changed = 1 }, stamp with { Inode = 1 }, default])
            Assert.Equal(ContentHash.Of("Iran"u8), HashWith(other));

        UInt128 HashWith(FileStamp its)
        {
            var input = new InputFolder(_archive.Input);
            var files = (InputFile[])seen.Files.Clone();
            files[at] = new InputFile(its, known);
            input.Known(new InputFiles(seen.Names, files));
            return input.HashOf("assets/a.txt");
        }
    }

    [Fact]
    public void A_page_that_somebody_has_replaced_in_the_output_is_made_again_though_size_and_time_are_as_they_were()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere a file of the output is known by its size and time.");
        _archive.BuildSame();
        var path = Path.Combine(_archive.Output, "articles/a/index.html");
        var page = File.ReadAllText(path);
        Replace(path, page.Replace("First", "Worst", StringComparison.Ordinal));
        Assert.Equal(1, _archive.BuildSame().Written);
        // The same when two pages change their names with each other, and something else is to be built.
        var (one, other) = (path, Path.Combine(_archive.Output, "articles/b/index.html"));
        File.Move(one, one + "~");
        File.Move(other, one);
        File.Move(one + "~", other);
        _archive.Write("pages/about.md", "---\ntitle: About\n---\nMore.\n");
        _archive.BuildSame();
    }

    [Fact]
    public void An_output_that_was_copied_is_known_by_its_content()
    {
        for (var build = 0; build < 3; build++)
        {
            _archive.BuildSame();
            CopyOutput();
            Assert.Equal(0, _archive.BuildSame().Written);
            // A tree that is one build behind has the files of the output before; it may not be trusted for those of this one.
            CopyOutput();
            _archive.Write("articles/b.md", $"---\ntitle: Number {build}\n---\n“Iraq agreed.”\n");
            Assert.InRange(_archive.BuildSame().Written, 1, 20);
        }
    }

    [Fact]
    public void What_was_written_into_the_output_and_taken_back_does_not_come_back_with_the_tree_that_is_one_build_behind()
    {
        _archive.BuildSame();
        _archive.Write("articles/b.md", "---\ntitle: Again\n---\n“Iraq agreed.”\n");
        _archive.BuildSame();
        var path = Path.Combine(_archive.Output, "articles/a/index.html");
        var page = File.ReadAllText(path);
        // In place, and so into the file of both trees.
        File.WriteAllText(path, "What does not belong here.");
        Replace(path, page);
        _archive.Write("articles/b.md", "---\ntitle: Once more\n---\n“Iraq agreed.”\n");
        _archive.BuildSame();
    }

    private void OneTime()
    {
        foreach (var file in Directory.EnumerateFiles(_archive.Input, "*", SearchOption.AllDirectories)) File.SetLastWriteTimeUtc(file, Time);
    }

    /// <summary>Another file in the place of one, with its time.</summary>
    private static void Replace(string path, string text)
    {
        File.WriteAllText(path + "~", text);
        File.SetLastWriteTimeUtc(path + "~", File.GetLastWriteTimeUtc(path));
        File.Move(path + "~", path, overwrite: true);
    }

    /// <summary>New files with new times in the place of the output.</summary>
    private void CopyOutput()
    {
        foreach (var path in Directory.EnumerateFiles(_archive.Output, "*", SearchOption.AllDirectories).ToList())
        {
            File.Copy(path, path + "~");
            File.SetLastWriteTimeUtc(path + "~", Time);
            File.Move(path + "~", path, overwrite: true);
        }
    }
}

using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.Cli;

/// <summary>Parts of a site that are built apart, as processes, make the site that one build makes.</summary>
public sealed class ShardTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("archive-shards-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Three_parts_make_the_site_of_a_single_build()
    {
        var archive = new EditedArchive(Path.Combine(_root, "input"), Path.Combine(_root, "theme"), new Random(3), articles: 20);
        // Relations lead from part to part.
        for (var i = 0; i < 12; i++) archive.Relate();
        var single = await ProgramUnderTest.Of(_root, "build", "-o", "single", "--no-cache");
        Assert.True(single.Status == 0, single.Errors);
        for (var i = 1; i <= 3; i++)
        {
            var part = await ProgramUnderTest.Of(_root, "build", "--shard", $"{i}/3", "-o", $"part-{i}");
            Assert.True(part.Status == 0, part.Errors);
        }

        // As a download makes them: other times, another place.
        Directory.Move(Path.Combine(_root, "part-2"), Path.Combine(_root, "moved"));
        foreach (var file in Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories)) File.SetLastWriteTimeUtc(file, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var merged = await ProgramUnderTest.Of(_root, "merge", "part-1", "moved", "part-3", "-o", "merged");
        Assert.True(merged.Status == 0, merged.Errors);
        Assert.Equal(Files("single"), Files("merged"));
        Assert.Equal(Counts(single.Output), Counts(merged.Output));
    }

    [Fact]
    public async Task Parts_of_another_site_are_refused()
    {
        var archive = new EditedArchive(Path.Combine(_root, "input"), Path.Combine(_root, "theme"), new Random(3));
        await ProgramUnderTest.Of(_root, "build", "--shard", "1/1", "-o", "part");
        var other = await ProgramUnderTest.Of(_root, "merge", "part", "--base-url", "/repo/");
        Assert.Equal(2, other.Status);
        Assert.Contains("with other options", other.Errors, StringComparison.Ordinal);
        Assert.Equal(2, (await ProgramUnderTest.Of(_root, "merge", "input")).Status);
        Assert.Equal(2, (await ProgramUnderTest.Of(_root, "build", "--shard", "4/3")).Status);
        Assert.Equal(2, (await ProgramUnderTest.Of(_root, "build", "--shard", "1/1", "-o", "input")).Status);
        Assert.True(File.Exists(Path.Combine(_root, "input", "archive.yml")), archive.ToString());
    }

    [Fact]
    public async Task A_part_that_could_not_be_built_is_built_again_and_other_folders_are_left_alone()
    {
        var page = Path.Combine(_root, "input", "pages", "wrong.md");
        _ = new EditedArchive(Path.Combine(_root, "input"), Path.Combine(_root, "theme"), new Random(3));
        await File.WriteAllTextAsync(page, "---\ntitel: Wrong\n---\n", TestContext.Current.CancellationToken);
        Assert.Equal(1, (await ProgramUnderTest.Of(_root, "build", "--shard", "1/1", "-o", "part")).Status);
        Assert.Equal(2, (await ProgramUnderTest.Of(_root, "merge", "part")).Status);
        File.Delete(page);
        Assert.Equal(0, (await ProgramUnderTest.Of(_root, "build", "--shard", "1/1", "-o", "part")).Status);
        await File.WriteAllTextAsync(Path.Combine(_root, "part", "notes.txt"), "Mine.", TestContext.Current.CancellationToken);
        Assert.Equal(2, (await ProgramUnderTest.Of(_root, "build", "--shard", "1/1", "-o", "part")).Status);
        Assert.True(File.Exists(Path.Combine(_root, "part", "notes.txt")));
    }

    private SortedDictionary<string, string> Files(string folder) => new(Directory.EnumerateFiles(Path.Combine(_root, folder), "*", SearchOption.AllDirectories)
        .ToDictionary(f => Path.GetRelativePath(Path.Combine(_root, folder), f), File.ReadAllText, StringComparer.Ordinal), StringComparer.Ordinal);

    private static string Counts(string output) => output[..output.IndexOf(" bytes", StringComparison.Ordinal)];
}

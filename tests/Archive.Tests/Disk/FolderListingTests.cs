using System.Text;
using Archive.Disk;
using Xunit;

namespace Archive.Tests.Disk;

/// <summary>The files below a folder, and that they are recognised as those of the build before.</summary>
public sealed class FolderListingTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("listing").FullName;

    [Fact]
    public void Files_and_links_are_listed_by_their_paths_and_what_is_not_asked_for_is_left_out()
    {
        Write("a.md", "b/c/d.yml", "b/ä پ 𝒜.md", "b/_own/e.md", "_f.md", "b/empty.txt");
        Directory.CreateDirectory(At("g/h"));
        File.CreateSymbolicLink(At("link.md"), At("a.md"));
        Directory.CreateSymbolicLink(At("linked"), At("b"));
        string[] expected = ["a.md", "b/c/d.yml", "b/empty.txt", "b/ä پ 𝒜.md", "link.md", "linked"];
        Assert.Equal(expected, Sorted(Listing()));
        Assert.Equal(expected, Sorted(FolderListing.OfLibrary(_root, IsListed)));
        // The same with a slash at its end.
        Assert.Equal(expected, Sorted(FolderListing.Of(_root + Path.DirectorySeparatorChar, IsListed)));
        if (OperatingSystem.IsLinux()) Assert.NotNull(FolderListing.OfSystem(_root, IsListed));
    }

    [Fact]
    public void A_name_that_is_not_UTF_8_is_told_apart()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere there are no such names.");
        Write("a.md");
        Shell($"printf x > \"{_root}/$(printf 'bad\\377.md')\"");
        Assert.Equal(2, Directory.GetFiles(_root).Length);
        foreach (var (listing, shown) in new[] { (FolderListing.OfSystem(_root, IsListed)!, @"bad\xFF.md"), (FolderListing.OfLibrary(_root, IsListed), "bad\uFFFD.md") })
        {
            Assert.Equal(["a.md"], Sorted(listing));
            Assert.Equal([shown], listing.Nameless);
        }

        // The library cannot remove it.
        Shell($"rm \"{_root}\"/bad*");
    }

    [Fact]
    public void Many_long_paths_are_all_there()
    {
        // More than fit into one piece.
        string[] files = [.. Enumerable.Range(0, 3000).Select(i => $"{new string((char)('a' + (i % 7)), 40)}/{new string('x', 30)}-{i}.md")];
        Write(files);
        Assert.Equal(files.Order(StringComparer.Ordinal), Sorted(Listing()));
        Assert.Equal(files.Order(StringComparer.Ordinal), Sorted(FolderListing.OfLibrary(_root, IsListed)));
    }

    [Fact]
    public void The_same_files_are_recognised_in_whatever_order()
    {
        string[] files = [.. Enumerable.Range(0, 500).Select(i => $"folder-{i % 3}/file-{i * 7919 % 500}.yml").Distinct(StringComparer.Ordinal)];
        Write(files);
        var listing = Listing();
        var places = listing.PlacesOf(NameList.Of(files))!;
        Assert.Equal(files, places.Select(listing.Name));
        // Kept and read again they are the same names.
        var kept = NameList.Of(files);
        Assert.Equal(files, NameList.Of(files.Length, kept.Bytes).Names);
    }

    [Fact]
    public void Other_files_are_not_taken_for_those_of_before()
    {
        Write("a.md", "b.md", "c/d.md");
        var listing = Listing();
        Assert.Null(listing.PlacesOf(NameList.Of(["a.md", "b.md"])));
        Assert.Null(listing.PlacesOf(NameList.Of(["a.md", "b.md", "c/e.md"])));
        Assert.Null(listing.PlacesOf(NameList.Of(["a.md", "b.md", "c/d.md", "e.md"])));
        Assert.Null(listing.PlacesOf(NameList.None));
        Assert.NotNull(listing.PlacesOf(NameList.Of(["a.md", "b.md", "c/d.md"])));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_an_error()
    {
        Assert.Null(FolderListing.OfSystem(At("none"), IsListed));
        Assert.ThrowsAny<IOException>(() => FolderListing.Of(At("none"), IsListed));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static void Shell(string command)
    {
        using var shell = System.Diagnostics.Process.Start("/bin/sh", ["-c", command]);
        shell.WaitForExit();
    }

    private FolderListing Listing() => FolderListing.Of(_root, IsListed);

    private static bool IsListed(ReadOnlySpan<byte> folder, ReadOnlySpan<byte> name) => name[0] != '_';

    private static IEnumerable<string> Sorted(FolderListing listing) => Enumerable.Range(0, listing.Count).Select(listing.Name).Order(StringComparer.Ordinal);

    private string At(string file) => Path.Combine(_root, file);

    private void Write(params string[] files)
    {
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(At(file))!);
            File.WriteAllBytes(At(file), Encoding.UTF8.GetBytes(file));
        }
    }
}

using System.IO.Enumeration;
using System.IO.Hashing;
using System.Text;

namespace Archive.Disk;

/// <summary>What lies below a folder and is no folder, as the system tells it, in no order: tens of thousands of paths as bytes one after the other,
/// since mostly they are those of the build before, of which the texts are there.</summary>
internal sealed class FolderListing
{
    /// <summary>Whether a file or a folder is listed, by the path of the folder that it is in, which is empty or ends with <c>/</c>, and its name;
    /// both in UTF-8.</summary>
    public delegate bool Choice(ReadOnlySpan<byte> folder, ReadOnlySpan<byte> name);

    /// <summary>Characters that a name has at most, on all systems.</summary>
    private const int LongestName = 255;

    /// <summary>Stands in the library's names for what is no text.</summary>
    private const char NoText = '\uFFFD';

    /// <summary>Bytes of the pieces that paths lie in; none lies in two.</summary>
    private const int PieceSize = 1 << 17;

    private readonly Choice _isListed;
    private readonly List<byte[]> _pieces = [];
    // Where each path begins, over all pieces.
    private readonly List<int> _paths = [];
    private readonly List<string> _nameless = [];
    private int _end = PieceSize;

    private FolderListing(Choice isListed) => _isListed = isListed;

    /// <summary>How many entries there are; most are files, but links and pipes are among them.</summary>
    public int Count => _paths.Count;

    /// <summary>Paths of entries whose name is no text, folders among them, as they can be shown; they are not counted and not looked into.</summary>
    public IReadOnlyList<string> Nameless => _nameless;

    /// <summary>The path of a file in the folder, with <c>/</c>, in UTF-8; a zero follows it.</summary>
    public ReadOnlySpan<byte> Path(int index)
    {
        var path = _pieces[_paths[index] / PieceSize].AsSpan(_paths[index] % PieceSize);
        return path[..path.IndexOf((byte)0)];
    }

    /// <summary>The same as a text.</summary>
    public string Name(int index) => Encoding.UTF8.GetString(Path(index));

    /// <summary>Lists a folder. Links are listed and not followed.</summary>
    /// <param name="root">The folder, absolute.</param>
    /// <param name="isListed">Which files are listed and which folders are looked into.</param>
    /// <exception cref="IOException">A folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be read.</exception>
    public static FolderListing Of(string root, Choice isListed) => OfSystem(root, isListed) ?? OfLibrary(root, isListed);

    /// <summary>The same by calls of the system.</summary>
    /// <returns>Null where it has no such calls, does not tell what is a folder, or a folder cannot be read.</returns>
    internal static FolderListing? OfSystem(string root, Choice isListed)
    {
        if (!Posix.CanList) return null;
        var listing = new FolderListing(isListed);
        var start = Encoding.UTF8.GetBytes(System.IO.Path.TrimEndingDirectorySeparator(root) + "/");
        var isTold = true;
        // Paths of folders in the root, each with its slash.
        var open = new Stack<byte[]>([[]]);
        while (isTold && open.TryPop(out var folder))
        {
            var isRead = Posix.List([.. start, .. folder, 0], (name, type) =>
            {
                if (name is [] or [(byte)'.'] or [(byte)'.', (byte)'.'] || !isListed(folder, name)) return;
                if (type == Posix.EntryType.Unknown) isTold = false;
                else if (!System.Text.Unicode.Utf8.IsValid(name)) listing._nameless.Add(Encoding.UTF8.GetString(folder) + Shown(name));
                else if (type == Posix.EntryType.Folder) open.Push([.. folder, .. name, (byte)'/']);
                else listing.Add(folder, name);
            });
            if (!isRead) isTold = false;
        }

        return isTold ? listing : null;
    }

    /// <summary>The same by the library of .NET.</summary>
    internal static FolderListing OfLibrary(string root, Choice isListed)
    {
        var listing = new FolderListing(isListed);
        var prefix = System.IO.Path.TrimEndingDirectorySeparator(root).Length + 1;
        var files = new FileSystemEnumerable<(string Folder, string Name)>(root,
            (ref FileSystemEntry e) => (FolderOf(prefix, ref e), e.FileName.ToString()),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false })
        {
            ShouldIncludePredicate = (ref FileSystemEntry e) => (!e.IsDirectory || IsLink(ref e) || !IsText(ref e)) && listing.IsListed(prefix, ref e),
            ShouldRecursePredicate = (ref FileSystemEntry e) => !IsLink(ref e) && IsText(ref e) && listing.IsListed(prefix, ref e),
        };
        foreach (var (folder, name) in files)
        {
            if (name.Contains(NoText, StringComparison.Ordinal)) listing._nameless.Add(folder + name);
            else listing.Add(Encoding.UTF8.GetBytes(folder), Encoding.UTF8.GetBytes(name));
        }

        return listing;
    }

    /// <summary>The path of the folder that something is in, in the root.</summary>
    private static string FolderOf(int prefix, ref FileSystemEntry entry) =>
        entry.Directory.Length < prefix ? "" : string.Concat(entry.Directory[prefix..], "/").Replace(System.IO.Path.DirectorySeparatorChar, '/');

    /// <summary>A name with each byte that is no text as <c>\xE9</c>.</summary>
    private static string Shown(ReadOnlySpan<byte> name)
    {
        var shown = new StringBuilder();
        while (name.Length > 0)
        {
            var isText = Rune.DecodeFromUtf8(name, out var rune, out var length) == System.Buffers.OperationStatus.Done;
            if (isText) shown.Append(rune);
            else foreach (var part in name[..length]) shown.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\x{part:X2}");
            name = name[length..];
        }

        return shown.ToString();
    }

    private static bool IsText(ref FileSystemEntry entry) => !entry.FileName.Contains(NoText);

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private bool IsListed(int prefix, ref FileSystemEntry entry)
    {
        Span<byte> name = stackalloc byte[3 * LongestName];
        return _isListed(Encoding.UTF8.GetBytes(FolderOf(prefix, ref entry)), name[..Encoding.UTF8.GetBytes(entry.FileName, name)]);
    }

    /// <summary>Where the files of a list are in this one.</summary>
    /// <param name="names">The list.</param>
    /// <returns>Of each its index here; null when the two are not the same files.</returns>
    public int[]? PlacesOf(NameList names)
    {
        if (names.Names.Length != Count || Count == 0) return null;
        // Twice the files, so that what is looked for is near the place that its hash names. A file and one more; 0 for none.
        var table = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Count * 2)];
        for (var i = 0; i < Count; i++)
        {
            var at = Place(Path(i), table);
            while (table[at] != 0) at = (at + 1) & (table.Length - 1);
            table[at] = i + 1;
        }

        var places = new int[Count];
        var rest = names.Bytes.Span;
        for (var i = 0; i < places.Length; i++)
        {
            var end = rest.IndexOf((byte)0);
            var at = Place(rest[..end], table);
            while (table[at] != 0 && !Path(table[at] - 1).SequenceEqual(rest[..end])) at = (at + 1) & (table.Length - 1);
            if (table[at] == 0) return null;
            places[i] = table[at] - 1;
            rest = rest[(end + 1)..];
        }

        return places;
    }

    private static int Place(ReadOnlySpan<byte> path, int[] table) => (int)XxHash3.HashToUInt64(path) & (table.Length - 1);

    private void Add(ReadOnlySpan<byte> folder, ReadOnlySpan<byte> name)
    {
        var length = folder.Length + name.Length;
        if (PieceSize - _end <= length)
        {
            _pieces.Add(GC.AllocateUninitializedArray<byte>(PieceSize));
            _end = 0;
        }

        var room = _pieces[^1].AsSpan(_end, length + 1);
        folder.CopyTo(room);
        name.CopyTo(room[folder.Length..]);
        room[length] = 0;
        _paths.Add(((_pieces.Count - 1) * PieceSize) + _end);
        _end += length + 1;
    }
}
